using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class DiscardImportTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_nothing_behind()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));

        await (await client.DeleteAsync($"/people/imports/{import.Id}", Cancellation)).Has(HttpStatusCode.NoContent);

        await (await client.GetAsync($"/people/imports/{import.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await client.Confirm(import)).Has(HttpStatusCode.NotFound);
        Assert.Equal(0, await api.RegisterSize(code));
    }

    [Fact]
    public async Task Comes_too_late_after_the_confirmation()
    {
        var code = await api.AnEmptyRegister();
        var client = await api.SignedIn("coordinator", code);
        var import = await client.Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await (await client.Confirm(import)).Has(HttpStatusCode.OK);

        await (await client.DeleteAsync($"/people/imports/{import.Id}", Cancellation)).Problem(HttpStatusCode.Conflict, "already-confirmed");
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var import = await (await api.SignedIn("coordinator", code)).Preview(code, ImportCalls.Utf8("Namn;E-post", "Ida Ek;ida@x.example"));
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => client.DeleteAsync($"/people/imports/{import.Id}", Cancellation));
    }
}
