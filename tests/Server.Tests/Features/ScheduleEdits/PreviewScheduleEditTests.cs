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
