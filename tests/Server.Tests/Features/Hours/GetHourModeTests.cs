using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class GetHourModeTests(Api api)
{
    static Task<HttpResponseMessage> Get(HttpClient client, Guid id) => client.GetAsync($"/hour-modes/{id}", TestContext.Current.CancellationToken);

    [Fact]
    public async Task Tells_the_emergency_overtime_that_each_has_worked_under_it_so_far()
    {
        var code = await api.AnEmptyRegister();
        var (worked, rested) = (await api.GivenPerson(code, "Ada"), await api.GivenPerson(code, "Bo"));
        var id = await api.GivenMode(code, "emergency", "2026-11-16T00:00:00Z", "2026-11-30T00:00:00Z", worked, rested);
        // Four days of twelve hours: eight beyond the week. The last one is still to come at the time of the test.
        foreach (var day in (string[])["16", "17", "18", "19"]) await api.GivenHomeDuty(worked, $"2026-11-{day}T06:00:00Z", $"2026-11-{day}T18:00:00Z");
        await api.GivenHomeDuty(worked, "2026-11-20T06:00:00Z", "2026-11-20T08:00:00Z", "emergency_overtime");
        await api.GivenHomeDuty(worked, "2026-11-22T08:00:00Z", "2026-11-22T20:00:00Z", "emergency_overtime");
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var mode = await (await Get(client, id)).Read<HourModeDto>();

        Assert.Equal([("Ada", 600), ("Bo", 0)], mode.People.Select(person => (person.Name, person.EmergencyMinutes)));
    }

    [Fact]
    public async Task Is_for_those_who_may_decide_in_the_municipality()
    {
        var code = await api.AnEmptyRegister();
        var id = await api.GivenMode(code, "emergency", "2026-11-16T00:00:00Z", "2026-11-30T00:00:00Z", await api.GivenPerson(code));
        using var lead = await api.SignedIn("crisis_lead", code);
        using var elsewhere = await api.SignedIn("coordinator", "2514");
        using var staff = await api.SignedIn("staff", code);
        using var stranger = api.Anonymous();

        await (await Get(lead, id)).Has(HttpStatusCode.OK);
        await (await Get(lead, Guid.NewGuid())).Has(HttpStatusCode.NotFound);
        await (await Get(elsewhere, id)).Has(HttpStatusCode.NotFound);
        await (await Get(staff, id)).Has(HttpStatusCode.Forbidden);
        await (await Get(stranger, id)).Has(HttpStatusCode.Unauthorized);
    }
}
