using System.Net;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class PreviewScheduleEditTests(Api api)
{
    [Fact]
    public async Task Says_what_it_would_break_and_how_near_each_limit_is_before_and_after()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var preview = await (await lead.Preview(tired.Incident, "assign", [], [tired.Early.On(tired.Person)])).Read<ScheduleEditPreviewDto>();

        Assert.Equal(("needs-approval", 1), (preview.Outcome, preview.CurrentVersion));
        Assert.Equal((0, 1, 1), (preview.Shifts.Single().FilledBefore, preview.Shifts.Single().FilledAfter, preview.Shifts.Single().Seats));
        var person = Assert.Single(preview.Persons);
        Assert.Equal("atl-13-daily", person.Breaches.Single(breach => breach.Severity == "stop").RuleId);
        Assert.Equal((720, 1200, 2880), person.Margins.Where(margin => margin.RuleId == "week-48").Select(margin => (margin.HadBefore, margin.HadAfter, margin.Allowed)).Single());
        Assert.Equal((720, 1200, 2880), person.Margins.Where(margin => margin.RuleId == "lender-ceiling").Select(margin => (margin.HadBefore, margin.HadAfter, margin.Allowed)).Single());
        Assert.Empty(await api.StandingOn(tired.Early));
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from schedule_edit where incident_id = @Incident", new { tired.Incident }));
    }

    [Fact]
    public async Task Says_what_it_does_all_in_all_and_to_each_person()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        await api.GivenPublishedShift(shifts[2].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[5].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[5].Id, people[1], "yes");
        await api.GivenPublishedShift(shifts[6].Id, people[2], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var preview = await (await lead.Preview(incident, "move", [shifts[2].On(people[0])], [shifts[8].On(people[0])])).Read<ScheduleEditPreviewDto>();

        // From a day before the night to a day after it: as many hours and nights.
        Assert.Equal(new(SeatsFilled: 1, SeatsEmptied: 1, PeopleChanged: 1, PeopleUntouched: 2, WearMinutes: 0), preview.Sum);
        Assert.Equal(new(new(1440, 1, 24 * 60, 880), new(1440, 1, 24 * 60, 880)), Assert.Single(preview.Persons).Load);

        var removal = await (await lead.Preview(incident, "remove", [shifts[5].On(people[0])], [])).Read<ScheduleEditPreviewDto>();

        Assert.Equal(new(0, 1, 1, 2, -673), removal.Sum);
        Assert.Equal(new(720, 0, null, 207), Assert.Single(removal.Persons).Load!.After);
    }

    [Fact]
    public async Task What_is_not_possible_for_another_reason_says_so()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        await api.GivenLeave(people[0], new(2030, 3, 4), new(2030, 3, 5));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var preview = await (await lead.Preview(incident, "assign", [], [shifts[0].On(people[0])])).Read<ScheduleEditPreviewDto>();

        Assert.Equal(("not-possible", new EditObstacleDto("on-leave", shifts[0].Id, people[0])), (preview.Outcome, Assert.Single(preview.Obstacles)));
    }

    [Fact]
    public async Task Only_a_crisis_lead_of_the_stricken_municipality_may_look()
    {
        var tired = await api.GivenTired();
        foreach (var (role, municipality, status) in new[] { ("crisis_lead", "2580", HttpStatusCode.NotFound), ("coordinator", "2514", HttpStatusCode.Forbidden), ("staff", "2514", HttpStatusCode.Forbidden) })
        {
            using var client = await api.SignedIn(role, municipality);
            await (await client.Preview(tired.Incident, "assign", [], [tired.Early.On(tired.Person)])).Has(status);
        }

        await (await api.Anonymous().Preview(tired.Incident, "assign", [], [tired.Early.On(tired.Person)])).Has(HttpStatusCode.Unauthorized);
    }
}
