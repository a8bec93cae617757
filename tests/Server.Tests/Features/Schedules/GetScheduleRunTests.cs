using System.Net;
using Dapper;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class GetScheduleRunTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_the_figures_of_the_best_saved_schedule()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]), (shifts[0].Id, people[1]));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var dto = await (await lead.GetAsync($"/schedule-runs/{run}", Cancellation)).Read<ScheduleRunDto>();

        Assert.Equal(("finished", 28, 2, 2, 1, null), (dto.Status, dto.Seats, dto.SeatsFilled, dto.People, dto.Municipalities, dto.PublishedVersion));
        Assert.Equal((incident, "IT-angreppet", "2514"), (dto.IncidentId, dto.IncidentTitle, dto.MunicipalityCode));
    }

    [Fact]
    public async Task Tells_how_the_run_went_in_some_hundred_points_that_end_with_the_last()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));
        await using (var connection = await api.Database.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync(
                """
                insert into schedule_run_point (run_id, elapsed_ms, seats_filled, seats_at_most, burden_gap)
                select @run, 500 * number, number, case when number > 1 then 3000 end, case when number > 500 then 0.25 end
                from generate_series(1, 1000) number
                """,
                new { run });
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var course = (await (await lead.GetAsync($"/schedule-runs/{run}", Cancellation)).Read<ScheduleRunDto>()).Course;

        Assert.Equal(100, course.Length);
        Assert.Equal(course.OrderBy(point => point.ElapsedSeconds), course);
        Assert.Equal(new(500, 1000, 3000, 0.25), course[^1]);
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident);
        using var stranger = api.Anonymous();
        using var staff = await api.SignedIn("staff", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.GetAsync($"/schedule-runs/{run}", Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await staff.GetAsync($"/schedule-runs/{run}", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.GetAsync($"/schedule-runs/{run}", Cancellation)).Has(HttpStatusCode.NotFound);
    }
}
