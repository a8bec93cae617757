using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class StartScheduleRunTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_a_schedule_that_fills_the_seats_and_says_so()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var response = await Start(lead, incident, new(5, 1));
        var run = await response.Read<ScheduleRunDto>(HttpStatusCode.Created);
        Assert.Equal($"/schedule-runs/{run.Id}", response.Headers.Location?.ToString());
        Assert.True(run.IsActive);

        var ended = await lead.RunEnds(run.Id);

        Assert.Equal(("finished", 1, 28, 28), (ended.Status, ended.Attempt, ended.Seats, ended.SeatsFilled));
        Assert.NotNull(ended.FirstLawfulAt);
        Assert.Equal(1, ended.Municipalities);
        Assert.True(ended.People > 1);
    }

    [Fact]
    public async Task A_second_click_finds_the_run_that_is_under_way()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Start(lead, incident, new(5))));
        var runs = await Task.WhenAll(clicks.Select(click => click.Content.ReadFromJsonAsync<ScheduleRunDto>(Cancellation)));

        Assert.Single(clicks, click => click.StatusCode == HttpStatusCode.Created);
        Assert.Equal(3, clicks.Count(click => click.StatusCode == HttpStatusCode.OK));
        Assert.Single(runs.Select(run => run!.Id).Distinct());
        await lead.RunEnds(runs[0]!.Id);
    }

    [Fact]
    public async Task The_same_key_is_the_same_run_even_after_it_has_ended()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        lead.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await (await Start(lead, incident, new(5))).Read<ScheduleRunDto>(HttpStatusCode.Created);
        await lead.RunEnds(first.Id);
        var again = await (await Start(lead, incident, new(5))).Read<ScheduleRunDto>(HttpStatusCode.Created);

        Assert.Equal(first.Id, again.Id);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(601)]
    public async Task The_time_limit_has_limits(int seconds)
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        Assert.Contains("TimeLimitSeconds", (await (await Start(lead, incident, new(seconds))).FieldErrors()).Keys);
    }

    [Fact]
    public async Task Without_a_sent_request_there_is_nothing_to_schedule()
    {
        var incident = await api.GivenIncident("2514");
        await api.GivenDraft(incident, ANeed.Of("2030-03-04", "2030-03-11"));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await Start(lead, incident, new())).Problem(HttpStatusCode.UnprocessableEntity, "nothing-to-schedule");
    }

    [Fact]
    public async Task What_has_ended_needs_no_schedule()
    {
        var incident = await api.GivenIncident("2514", endedAt: "2026-11-21T05:00:00Z");
        await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11"));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await Start(lead, incident, new())).Problem(HttpStatusCode.Conflict, "incident-ended");
    }

    [Fact]
    public async Task Without_offered_people_there_is_nobody_to_schedule()
    {
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11"));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await Start(lead, incident, new())).Problem(HttpStatusCode.UnprocessableEntity, "nobody-offered");
    }

    [Fact]
    public async Task Only_a_crisis_lead_of_the_stricken_municipality_may()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople(people: 1);
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await Start(stranger, incident, new())).Has(HttpStatusCode.Unauthorized);
        await (await Start(coordinator, incident, new())).Has(HttpStatusCode.Forbidden);
        await (await Start(neighbour, incident, new())).Has(HttpStatusCode.NotFound);

        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*)::int from schedule_run where incident_id = @incident", new { incident }));
    }

    static Task<HttpResponseMessage> Start(HttpClient client, Guid incident, StartScheduleRunRequest request) =>
        client.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", request, Cancellation);
}
