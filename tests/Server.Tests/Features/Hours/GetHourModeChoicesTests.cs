using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class GetHourModeChoicesTests(Api api)
{
    static Task<HttpResponseMessage> Get(HttpClient client, string code) => client.GetAsync($"/municipalities/{code}/hour-mode-choices", TestContext.Current.CancellationToken);

    [Fact]
    public async Task Names_the_own_staff_and_the_incidents_that_it_has_or_helps_in()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPerson(code, "Bo");
        await api.GivenPerson(code, "Borta", deactivated: true);
        var own = await api.GivenIncident(code, "Vår egen");
        await api.GivenIncident(code, "Sedan länge över", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z");
        var helped = await api.GivenIncident("2514", "Grannens", "2026-11-19T05:00:00Z");
        await api.GivenSentRequest(helped, ANeed.Of("2030-03-04", "2030-03-06"));
        await api.GivenLent(helped, ALentPerson.Of("2030-03-04", "2030-03-06") with { Municipality = code, Name = "Ada" });
        using var client = await api.SignedInAtFixedTime("crisis_lead", code);

        var choices = await (await Get(client, code)).Read<GetHourModeChoicesResponse>();

        Assert.Equal(["Ada", "Bo"], choices.People.Select(person => person.Name));
        Assert.Equal([own, helped], choices.Incidents.Select(incident => incident.IncidentId));
        Assert.Equal("Kalix", choices.Incidents[1].MunicipalityName);
    }

    [Fact]
    public async Task Is_for_those_who_may_decide_in_the_municipality()
    {
        var code = await api.AnEmptyRegister();
        using var elsewhere = await api.SignedIn("coordinator", "2514");
        using var staff = await api.SignedIn("staff", code);
        using var stranger = api.Anonymous();

        await (await Get(elsewhere, code)).Has(HttpStatusCode.Forbidden);
        await (await Get(staff, code)).Has(HttpStatusCode.Forbidden);
        await (await Get(stranger, code)).Has(HttpStatusCode.Unauthorized);
    }
}
