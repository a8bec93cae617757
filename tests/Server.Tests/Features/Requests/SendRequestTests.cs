using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class SendRequestTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task The_needs_become_shifts_from_the_first_date_through_the_last()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-25") with { HandoverMinutes = 30 });
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answer = await (await Post(lead, id, 1)).Read<SendRequestResponse>();

        Assert.Equal((4, 0), (answer.Shifts, answer.ShiftsBegun));
        Assert.Equal(("sent", FixedTime.Now, 2), (answer.Request.Status, answer.Request.SentAt, answer.Request.Version));
        Assert.Equal(new NeedCoverageDto(4, 8, 0), Assert.Single(answer.Request.Coverage));
        Assert.Equal(
            [
                (Instant.FromUtc(2026, 11, 23, 6, 0), Instant.FromUtc(2026, 11, 23, 18, 30), 2),
                (Instant.FromUtc(2026, 11, 23, 18, 0), Instant.FromUtc(2026, 11, 24, 6, 30), 2),
                (Instant.FromUtc(2026, 11, 24, 6, 0), Instant.FromUtc(2026, 11, 24, 18, 30), 2),
                (Instant.FromUtc(2026, 11, 24, 18, 0), Instant.FromUtc(2026, 11, 25, 6, 30), 2),
            ],
            (await api.ShiftsOf(id)).Select(shift => (shift.StartsAt, shift.EndsAt, shift.Seats)));
        Assert.Equal(["request-sent"], await api.AuditOf(id));
    }

    [Fact]
    public async Task The_night_when_the_clocks_go_forward_is_an_hour_shorter()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2027-03-27", "2027-03-28") with { StartMinute = 19 * 60 });
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 1)).Has(HttpStatusCode.OK);

        Assert.Equal([Duration.FromHours(11), Duration.FromHours(12)], (await api.ShiftsOf(id)).Select(shift => shift.EndsAt - shift.StartsAt));
    }

    [Fact]
    public async Task Shifts_that_have_begun_are_left_out_and_counted()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-22", "2026-11-24"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answer = await (await Post(lead, id, 1)).Read<SendRequestResponse>();

        Assert.Equal((3, 1), (answer.Shifts, answer.ShiftsBegun));
        Assert.Equal(Instant.FromUtc(2026, 11, 22, 18, 0), (await api.ShiftsOf(id))[0].StartsAt);
    }

    [Fact]
    public async Task A_need_with_no_shift_left_is_a_fault_in_its_last_date()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-22", "2026-11-23", pattern: "day"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Equal("no-shift-left", Assert.Single((await (await Post(lead, id, 1)).FieldErrors())["Needs[0].ToDate"]));
        Assert.Empty(await api.ShiftsOf(id));
    }

    [Fact]
    public async Task A_draft_that_has_lain_too_long_is_checked_again()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-21", "2026-11-24"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Equal("in-the-past", Assert.Single((await (await Post(lead, id, 1)).FieldErrors())["Needs[0].FromDate"]));
    }

    [Fact]
    public async Task An_empty_draft_is_not_sent()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Equal("at-least-1", Assert.Single((await (await Post(lead, id, 1)).FieldErrors())["Needs"]));
    }

    [Fact]
    public async Task Sent_by_many_at_once_it_is_written_once_and_all_are_told_the_same()
    {
        for (var round = 0; round < 5; round++)
        {
            var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"), ANeed.Of("2026-11-23", "2026-12-07", pattern: "day"));
            using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
            using var colleague = await api.SignedInAtFixedTime("crisis_lead", Kalix);

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Post(n % 2 == 0 ? lead : colleague, id, 1)));

            foreach (var answer in answers) Assert.Equal(28, (await answer.Read<SendRequestResponse>()).Shifts);
            Assert.Equal(28, (await api.ShiftsOf(id)).Length);
            Assert.Equal(["request-sent"], await api.AuditOf(id));
        }
    }

    [Fact]
    public async Task Sending_while_someone_saves_sends_what_was_seen_or_nothing()
    {
        for (var round = 0; round < 5; round++)
        {
            var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
            using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
            var edit = new EditRequestRequest(SomeFacts.OfARequest(SomeFacts.OfANeed() with { Seats = 9 }), 1);

            var answers = await Task.WhenAll(Post(lead, id, 1), lead.PutAsJsonAsync($"/requests/{id}", edit, TestContext.Current.CancellationToken));

            var (sent, saved) = (answers[0].StatusCode == HttpStatusCode.OK, answers[1].StatusCode == HttpStatusCode.OK);
            Assert.NotEqual(sent, saved);
            Assert.All(await api.ShiftsOf(id), shift => Assert.Equal(2, shift.Seats));
            if (saved) await answers[0].Problem(HttpStatusCode.Conflict, "outdated");
            else await answers[1].Problem(HttpStatusCode.Conflict, "request-sent");
        }
    }

    [Fact]
    public async Task A_stale_tab_does_not_send_what_it_has_not_seen()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 4)).Problem(HttpStatusCode.Conflict, "outdated");
        Assert.Empty(await api.ShiftsOf(id));
    }

    [Fact]
    public async Task Not_when_the_incident_has_ended()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix, endedAt: "2026-11-21T05:00:00Z"), ANeed.Of("2026-11-23", "2026-11-30"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 1)).Problem(HttpStatusCode.Conflict, "incident-ended");
    }

    [Fact]
    public async Task The_longest_request_that_is_allowed_is_written_whole()
    {
        var id = await api.GivenDraft(
            await api.GivenIncident(Kalix), [.. Enumerable.Repeat(ANeed.Of("2026-11-23", "2027-11-24", pattern: "three_eight", seats: 33), 60)]);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answer = await (await Post(lead, id, 1)).Read<SendRequestResponse>();

        Assert.Equal(60 * 366 * 3, answer.Shifts);
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(60 * 366 * 3, await connection.ExecuteScalarAsync<int>("select count(*)::int from shift join need on need.id = shift.need_id where need.request_id = @id", new { id }));
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_sends(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
        using var client = await api.SignedIn(role, municipality);

        await (await Post(client, id, 1)).Has(answer);
        Assert.Empty(await api.ShiftsOf(id));
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Guid.CreateVersion7(), 1)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Post(HttpClient client, Guid id, int version) =>
        client.PostAsJsonAsync($"/requests/{id}/sending", new SendRequestRequest(version), TestContext.Current.CancellationToken);
}
