using System.Net;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class GetScheduleChangesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_who_gets_who_loses_and_who_is_untouched()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[1].Id, people[1]);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]), (shifts[1].Id, people[2]), (shifts[4].Id, people[2]));

        var changes = await (await lead.GetAsync($"/schedule-runs/{run}/changes", Cancellation)).Read<ScheduleChangesDto>();

        Assert.Equal((2, 1, 28, 3), (changes.CurrentVersion, changes.Untouched, changes.Seats, changes.SeatsFilled));
        Assert.Equal([people[1], people[2]], changes.Changes.Select(change => change.PersonId));
        var (loser, winner) = (changes.Changes[0], changes.Changes[1]);
        Assert.Equal("asked", Assert.Single(loser.Loses).Answer);
        Assert.Empty(loser.Gets);
        Assert.Equal([("night", shifts[1].Id), ("day", shifts[4].Id)], winner.Gets.Select(shift => (shift.Kind, shift.ShiftId)));
        Assert.Equal(("Bo 3 Provsson", "Luleå", 0), (winner.Name, winner.Municipality, winner.Keeps));
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.GetAsync($"/schedule-runs/{run}/changes", Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await coordinator.GetAsync($"/schedule-runs/{run}/changes", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.GetAsync($"/schedule-runs/{run}/changes", Cancellation)).Has(HttpStatusCode.NotFound);
    }
}
