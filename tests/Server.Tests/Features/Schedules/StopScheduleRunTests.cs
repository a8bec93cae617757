using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class StopScheduleRunTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_the_run_long_before_its_time_and_keeps_the_best()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await (await lead.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", new StartScheduleRunRequest(600, 1), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);

        var asked = await (await lead.PostAsync($"/schedule-runs/{run.Id}/stop", null, Cancellation)).Read<ScheduleRunDto>();
        var ended = await lead.RunEnds(run.Id);

        Assert.True(asked.StopRequested || !asked.IsActive);
        Assert.Contains(ended.Status, (string[])["stopped", "finished"]);
        Assert.True(ended.FinishedAt - ended.RequestedAt < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Stopping_what_has_ended_changes_nothing()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var answer = await (await lead.PostAsync($"/schedule-runs/{run}/stop", null, Cancellation)).Read<ScheduleRunDto>();

        Assert.Equal(("finished", false), (answer.Status, answer.StopRequested));
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident);
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.PostAsync($"/schedule-runs/{run}/stop", null, Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await coordinator.PostAsync($"/schedule-runs/{run}/stop", null, Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.PostAsync($"/schedule-runs/{run}/stop", null, Cancellation)).Has(HttpStatusCode.NotFound);
    }
}
