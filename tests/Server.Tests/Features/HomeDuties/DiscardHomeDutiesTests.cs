using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class DiscardHomeDutiesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static readonly string[] File = ["e-post;start;slut", "ida@prov.example;2031-03-03 08:00;2031-03-03 16:00"];

    [Fact]
    public async Task Leaves_nothing_behind()
    {
        var (client, code) = await Given();
        var ida = await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(code, File);

        await (await client.DeleteAsync($"/home-duties/imports/{import.Id}", Cancellation)).Has(HttpStatusCode.NoContent);

        await (await client.GetAsync($"/home-duties/imports/{import.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await client.Confirm(import)).Has(HttpStatusCode.NotFound);
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from home_duty where person_id = @ida", new { ida }));
    }

    [Fact]
    public async Task Comes_too_late_after_the_confirmation()
    {
        var (client, code) = await Given();
        await api.GivenPerson(code, email: "ida@prov.example");
        var import = await client.PreviewDuties(code, File);
        await (await client.Confirm(import)).Has(HttpStatusCode.OK);

        await (await client.DeleteAsync($"/home-duties/imports/{import.Id}", Cancellation)).Problem(HttpStatusCode.Conflict, "already-confirmed");
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var (client, code) = await Given();
        var import = await client.PreviewDuties(code, File);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, other => other.DeleteAsync($"/home-duties/imports/{import.Id}", Cancellation));
    }

    async Task<(HttpClient Client, string Code)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), code);
    }
}
