using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class StreamScheduleRunTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_the_run_until_it_ends_and_then_ends_itself()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await (await lead.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", new StartScheduleRunRequest(5), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);

        await using var stream = await lead.GetStreamAsync($"/schedule-runs/{run.Id}/events", Cancellation);
        var events = await SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<ScheduleRunDto>(data, JsonSerializerOptions.Web)!)
            .EnumerateAsync(Cancellation).ToArrayAsync(Cancellation);

        Assert.All(events, each => Assert.Equal("progress", each.EventType));
        Assert.All(events[..^1], each => Assert.True(each.Data.IsActive));
        Assert.Equal("finished", events[^1].Data.Status);
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident);
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.GetAsync($"/schedule-runs/{run}/events", Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await coordinator.GetAsync($"/schedule-runs/{run}/events", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.GetAsync($"/schedule-runs/{run}/events", Cancellation)).Has(HttpStatusCode.NotFound);
    }
}
