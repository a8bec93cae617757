using System.Net;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class ListScheduleVersionsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_comes_first()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        await api.GivenPublishedShift(shifts[1].Id, people[1]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var versions = await (await lead.GetAsync($"/incidents/{incident}/schedule-versions", Cancellation)).Read<ScheduleVersionDto[]>();

        Assert.Equal([(2, "Ada Provsson"), (1, "Ada Provsson")], versions.Select(version => (version.Number, version.PublishedBy)));
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var incident = await api.GivenIncident("2514");
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.GetAsync($"/incidents/{incident}/schedule-versions", Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await coordinator.GetAsync($"/incidents/{incident}/schedule-versions", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.GetAsync($"/incidents/{incident}/schedule-versions", Cancellation)).Has(HttpStatusCode.NotFound);
    }
}
