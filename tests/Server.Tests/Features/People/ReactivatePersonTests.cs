using System.Net;
using MutualAid.Contracts.People;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class ReactivatePersonTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Reactivate(HttpClient client, Guid id) => client.DeleteAsync($"/people/{id}/deactivation", Cancellation);

    [Fact]
    public async Task Brings_the_person_back_as_they_were()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code, deactivated: true, skills: ("it.backup", 3));
        var client = await api.SignedIn("coordinator", code);

        var back = await (await Reactivate(client, id)).Read<PersonDto>();
        await (await Reactivate(client, id)).Has(HttpStatusCode.OK);

        Assert.Null(back.DeactivatedAt);
        Assert.Equal([new PersonSkillDto("it.backup", 3, false)], back.Facts.Skills);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenPerson(code, deactivated: true);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => Reactivate(client, id));
    }
}
