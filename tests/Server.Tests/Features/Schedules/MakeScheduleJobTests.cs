using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;
using Quartz;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class MakeScheduleJobTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Its own database and its own process: a run is begun, the process is killed, another is started, and the run goes on.</summary>
    [Fact]
    public async Task A_run_outlives_the_process_that_is_killed_in_the_middle_of_it()
    {
        await using var api = new Api();
        await api.InitializeAsync();
        using var session = await api.SignedIn("crisis_lead", "2514");
        await LeaveTheJobsToOthers(api);
        var incident = await ABigIncident(api);

        ScheduleRunDto run;
        (Guid, Guid)[] saved;
        await using (var doomed = await ApiProcess.Start(api.ConnectionString, session))
        {
            run = await (await doomed.Client.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", new StartScheduleRunRequest(20, 1), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);
            Assert.True((await Follow(doomed.Client, run.Id).FirstAsync(progress => progress.FirstLawfulAt is not null, Cancellation)).IsActive);

            await doomed.Kill();
            saved = await Saved(api, run.Id);
        }

        Assert.Equal("running", (await Row(api, run.Id)).Status);
        Assert.NotEmpty(saved);

        await using var next = await ApiProcess.Start(api.ConnectionString, session);
        var ended = await Follow(next.Client, run.Id).LastAsync(Cancellation);

        var rows = await Saved(api, run.Id);
        if (ended.Status != "interrupted") Assert.Equal(("finished", 2), (ended.Status, ended.Attempt));
        Assert.True(rows.Length >= saved.Length, $"{saved.Length} seats were saved before the kill and {rows.Length} are there after it.");
    }

    [Fact]
    public async Task A_run_ends_before_its_time_when_its_schedule_is_proven_to_be_the_best()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var run = await (await lead.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", new StartScheduleRunRequest(600, 1), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);

        var ended = await lead.RunEnds(run.Id);

        Assert.Equal("finished", ended.Status);
        var last = ended.Course[^1];
        Assert.Equal((ended.SeatsFilled, 0.0), (last.SeatsFilled, last.BurdenGap));
        Assert.Equal(ended.SeatsFilled, last.SeatsAtMost);
    }

    [Fact]
    public async Task A_run_that_nobody_takes_up_again_says_that_it_was_interrupted()
    {
        await using var api = new Api();
        await api.InitializeAsync();
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        var run = await api.GivenRun(incident, (shifts[0].Id, people[0]));
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("update schedule_run set status = 'running', finished_at = null, heartbeat_at = now() - interval '2 minutes' where id = @run", new { run });
        var (other, _, _) = await api.GivenIncidentWithPeople(people: 1);
        var waiting = await api.GivenRun(other);
        await connection.ExecuteAsync("update schedule_run set status = 'queued', finished_at = null, heartbeat_at = null, requested_at = now() - interval '5 minutes' where id = @waiting", new { waiting });
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var scheduler = await api.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancellation);
        await scheduler.TriggerJob(new("report-interrupted-runs"), cancellationToken: Cancellation);
        var ended = await Follow(lead, run).LastAsync(Cancellation);

        Assert.Equal("interrupted", ended.Status);
        Assert.NotNull(ended.FinishedAt);
        Assert.Single(await Saved(api, run));
        Assert.Equal("queued", (await Row(api, waiting)).Status);
    }

    static async Task LeaveTheJobsToOthers(Api api) =>
        await (await api.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancellation)).Shutdown(cancellationToken: Cancellation);

    static async Task<Guid> ABigIncident(Api api)
    {
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-25", seats: 4), ANeed.Of("2030-03-04", "2030-03-25", "it.backup", seats: 4));
        await api.GivenLent(incident, [.. Enumerable.Range(0, 60).Select(number => ALentPerson.Of("2030-03-04", "2030-03-25") with { SkillId = number % 2 == 0 ? "it.identitet" : "it.backup" })]);
        return incident;
    }

    static async IAsyncEnumerable<ScheduleRunDto> Follow(HttpClient client, Guid run)
    {
        await using var stream = await client.GetStreamAsync($"/schedule-runs/{run}/events", Cancellation);
        await foreach (var progress in SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<ScheduleRunDto>(data, JsonSerializerOptions.Web)!).EnumerateAsync(Cancellation))
            yield return progress.Data;
    }

    static async Task<(string Status, int Attempt)> Row(Api api, Guid run)
    {
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        return await connection.QuerySingleAsync<(string, int)>("select status, attempt from schedule_run where id = @run", new { run });
    }

    static async Task<(Guid, Guid)[]> Saved(Api api, Guid run)
    {
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<(Guid, Guid)>("select shift_id, person_id from schedule_run_assignment where run_id = @run order by 1, 2", new { run })];
    }
}
