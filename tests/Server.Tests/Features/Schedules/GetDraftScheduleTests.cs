using System.Net;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class GetDraftScheduleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_the_runs_best_as_if_it_were_published()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        var run = await api.GivenRun(incident, (shifts[1].Id, people[0]), (shifts[0].Id, people[1]));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var draft = await (await lead.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Read<ScheduleDto>();

        Assert.Equal((run, 1, 2, 2, 0), (draft.RunId, draft.Version, draft.SeatsFilled, draft.People, draft.Breaches));
        Assert.Equal([1, 1], draft.Coverage.Select(row => row.Cells[0].Filled));
        Assert.Equal((run, "finished", null), (draft.LatestRun!.Id, draft.LatestRun.Status, draft.LatestRun.PublishedVersion));
        Assert.Equal("night", draft.Roster.Single(row => row.PersonId == people[0]).Days.Single(day => day.Mark == "shift").Kind);
    }

    [Fact]
    public async Task An_unlawful_schedule_would_show_its_breaches()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]), (shifts[1].Id, people[0]));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        // Twenty-four hours at a stretch pass both the thirteen and the twenty of AB § 13.
        Assert.Equal(2, (await (await lead.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Read<ScheduleDto>()).Breaches);
    }

    [Fact]
    public async Task A_breach_in_aid_for_another_incident_is_told_apart_until_a_shift_has_part_in_it()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        await api.GivenAssignment(await api.GivenIncident("0581"), people[0], "2030-03-04T08:00:00Z", 14, "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        // The long evening ends at 23 on Monday: Thursday's shift has no part in it, Tuesday's comes too soon after it.
        Assert.Equal((0, 1), await Breaches(shifts[6].Id));
        var (own, elsewhere) = await Breaches(shifts[2].Id);
        Assert.True(own > 0);
        Assert.Equal(1, elsewhere);

        async Task<(int Own, int Elsewhere)> Breaches(Guid shift)
        {
            var run = await api.GivenRun(incident, (shift, people[0]));
            var draft = await (await lead.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Read<ScheduleDto>();
            return (draft.Breaches, draft.BreachesElsewhere);
        }
    }

    [Fact]
    public async Task Tells_the_risk_of_tiredness_of_all_together()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 6);
        var nights = shifts.Where((_, position) => position % 2 == 1).ToArray();
        var run = await api.GivenRun(incident, [.. people.Select((person, position) => (nights[position].Id, person))]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var tiredness = (await (await lead.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Read<ScheduleDto>()).Tiredness!;

        // Each of six has a first night of twelve hours, and is awake since the morning before it.
        Assert.Equal(6 * 12 * 60, tiredness.WorkMinutes);
        Assert.InRange(tiredness.RiskMinutes, 6 * 4 * 60, 6 * 7 * 60);
        Assert.Equal(3, tiredness.Hours.Length);
        Assert.All(tiredness.Hours, hour => Assert.InRange(hour.Hour, 3, 6));
        Assert.Equal(tiredness.Hours.OrderByDescending(hour => hour.Kss), tiredness.Hours);
    }

    [Fact]
    public async Task Says_nothing_of_tiredness_when_fewer_than_five_work()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 4);
        var run = await api.GivenRun(incident, [.. people.Select((person, position) => (shifts[2 * position + 1].Id, person))]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var draft = await (await lead.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Read<ScheduleDto>();

        Assert.Equal((4, null), (draft.People, draft.Tiredness));
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident);
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await coordinator.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.GetAsync($"/schedule-runs/{run}/schedule", Cancellation)).Has(HttpStatusCode.NotFound);
    }
}
