using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.MyShifts;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.MyShifts;

public sealed class AnswerAssignmentTests(Api api)
{
    const string Kalix = "2514", Norrkoping = "0581", Lulea = "2580";

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public async Task An_answer_stands_is_dated_and_written_to_the_history(string answer)
    {
        var (client, me) = await Staff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-03-04T06:00:00Z", 12);

        var answered = await (await Answer(client, id, answer, 1)).Read<AnswerAssignmentResponse>();

        Assert.Equal(new(id, answer, 2), answered);
        Assert.Equal((answer, true), (await State(id), await api.Scalar<bool>("select answered_at is not null from assignment where id = @id", new { id })));
        Assert.Equal(
            1, await api.Scalar<int>("select count(*)::int from audit where action = 'assignment-answered' and subject_id = @id and municipality_code = '2514'", new { id }));
    }

    [Fact]
    public async Task The_same_answer_twice_is_fine_even_from_an_old_page()
    {
        var (client, me) = await Staff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-03-04T06:00:00Z", 12);

        var first = await (await Answer(client, id, "yes", 1)).Read<AnswerAssignmentResponse>();
        var second = await (await Answer(client, id, "yes", 1)).Read<AnswerAssignmentResponse>();

        Assert.Equal(first, second);
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where subject_id = @id", new { id }));
    }

    [Fact]
    public async Task Another_answer_from_an_old_page_is_told_what_stands()
    {
        var (client, me) = await Staff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-03-04T06:00:00Z", 12);
        await (await Answer(client, id, "yes", 1)).Has(HttpStatusCode.OK);

        var refused = await (await Answer(client, id, "no", 1)).Problem(HttpStatusCode.Conflict, "outdated");

        Assert.Equal(new(id, "yes", 2), refused.GetProperty("current").Deserialize<AnswerAssignmentResponse>(JsonSerializerOptions.Web));
        Assert.Equal("yes", await State(id));
    }

    [Fact]
    public async Task Until_it_starts_the_mind_may_be_changed_both_ways()
    {
        var (client, me) = await Staff();
        var id = await Offered(me, "2031-03-04T06:00:00Z");

        await (await Answer(client, id, "yes", 1)).Has(HttpStatusCode.OK);
        await (await Answer(client, id, "no", 2)).Has(HttpStatusCode.OK);
        await (await Answer(client, id, "yes", 3)).Has(HttpStatusCode.OK);

        Assert.Equal("yes", await State(id));
    }

    [Fact]
    public async Task A_no_cannot_be_taken_back_when_someone_else_has_the_seat_or_the_offer_is_gone()
    {
        var (client, me) = await Staff();
        var taken = await Offered(me, "2031-03-04T06:00:00Z", "no");
        await api.GivenAssignment(await api.Scalar<Guid>("select shift_id from assignment where id = @taken", new { taken }), await api.GivenVolunteer(Lulea));
        var withdrawn = await Offered(me, "2031-03-14T06:00:00Z", "no");
        await api.Scalar<int?>("update offer_person set withdrawn_at = now() where person_id = @me and from_date = '2031-03-14'", new { me });

        await (await Answer(client, taken, "yes", 1)).Problem(HttpStatusCode.Conflict, "seat-taken");
        await (await Answer(client, withdrawn, "yes", 1)).Problem(HttpStatusCode.Conflict, "no-longer-offered");
        Assert.Equal(("no", "no"), (await State(taken), await State(withdrawn)));
    }

    [Fact]
    public async Task A_yes_that_duties_since_have_made_unlawful_is_refused_with_the_rule()
    {
        var (client, me) = await Staff();
        var night = await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-03-04T18:00:00Z", 12);
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), me, "2031-03-05T12:00:00Z", 8, "yes");

        var refused = await (await Answer(client, night, "yes", 1)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        var breach = refused.GetProperty("breaches").Deserialize<BreachDto[]>(JsonSerializerOptions.Web)!.Single(found => found.RuleId == "atl-13-daily");
        Assert.Equal(5 * 60, breach.ExcessMinutes);
        Assert.Equal(("asked", 1), (await State(night), await api.Scalar<int>("select version from assignment where id = @night", new { night })));
    }

    [Fact]
    public async Task The_road_between_two_places_takes_its_time_besides_the_rest()
    {
        var (client, me) = await Staff();
        var kalix = await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-03-04T06:00:00Z", 8);
        await api.GivenAssignment(await api.GivenIncident(Norrkoping), me, "2031-03-05T01:15:00Z", 8, "yes");

        var refused = await (await Answer(client, kalix, "yes", 1)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");

        Assert.Equal(["travel-time"], refused.GetProperty("breaches").EnumerateArray().Select(breach => breach.GetProperty("ruleId").GetString()!));
    }

    [Fact]
    public async Task A_no_taken_back_onto_another_shift_or_over_the_lender_s_ceiling_is_refused()
    {
        var (client, me) = await Staff();
        var declined = await Offered(me, "2031-03-04T06:00:00Z", "no");
        var elsewhere = await api.GivenIncident(Norrkoping);
        await api.GivenAssignment(elsewhere, me, "2031-03-04T08:00:00Z", 8, "yes");

        var overlap = await (await Answer(client, declined, "yes", 1)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
        Assert.Contains("double-booking", Rules(overlap));

        var (tired, person) = await Staff();
        var fourth = await Offered(person, "2031-03-07T06:00:00Z", "no");
        var near = await api.GivenIncident(Kalix);
        foreach (var day in new[] { 4, 5, 6 }) await api.GivenAssignment(near, person, $"2031-03-0{day}T06:00:00Z", 12, "yes");

        var ceiling = await (await Answer(tired, fourth, "yes", 1)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
        Assert.Equal(["lender-ceiling"], Rules(ceiling));

        static string[] Rules(JsonElement problem) => [.. problem.GetProperty("breaches").EnumerateArray().Select(breach => breach.GetProperty("ruleId").GetString()!)];
    }

    [Fact]
    public async Task What_has_started_or_was_cancelled_takes_no_answer()
    {
        var (client, me) = await Staff();
        var incident = await api.GivenIncident(Kalix);
        var started = await api.GivenAssignment(incident, me, "2026-03-04T06:00:00Z", 12);
        var cancelled = await api.GivenAssignment(incident, me, "2031-03-04T06:00:00Z", 12);
        await api.Scalar<int?>("update assignment set cancelled_at = now() where id = @cancelled", new { cancelled });

        await (await Answer(client, started, "yes", 1)).Problem(HttpStatusCode.Conflict, "shift-started");
        await (await Answer(client, cancelled, "yes", 1)).Problem(HttpStatusCode.Conflict, "shift-cancelled");
        Assert.Equal(("asked", "asked"), (await State(started), await State(cancelled)));
    }

    [Fact]
    public async Task Yes_and_no_at_the_same_moment_come_in_some_order_and_the_second_is_told()
    {
        var (client, me) = await Staff();
        var incident = await api.GivenIncident(Kalix);

        for (var round = 0; round < 20; round++)
        {
            var id = await api.GivenAssignment(incident, me, $"2031-04-01T06:00:00Z", 12);
            var answers = await Task.WhenAll(Answer(client, id, "yes", 1), Answer(client, id, "no", 1));

            var stood = answers.Single(answer => answer.StatusCode == HttpStatusCode.OK);
            await answers.Single(answer => answer != stood).Problem(HttpStatusCode.Conflict, "outdated");
            Assert.Equal((stood == answers[0] ? "yes" : "no", 2), (await State(id), await api.Scalar<int>("select version from assignment where id = @id", new { id })));
            await api.Scalar<int?>("update assignment set cancelled_at = now() where id = @id", new { id });
        }
    }

    [Fact]
    public async Task Of_two_who_take_back_a_no_to_the_last_seat_at_the_same_moment_one_gets_it()
    {
        var ((one, me), (other, you)) = (await Staff(), await Staff());
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-01", "2031-05-01"));
        await api.GivenOffer(request, Lulea, "2031-03-01", "2031-05-01", me, you);

        for (var day = 1; day <= 15; day++)
        {
            var shift = await api.GivenShift(incident, Instant.FromUtc(2031, 4, day, 6, 0), Instant.FromUtc(2031, 4, day, 8, 0));
            Guid[] ids = [await api.GivenAssignment(shift, me, "no"), await api.GivenAssignment(shift, you, "no")];

            var answers = await Task.WhenAll(Answer(one, ids[0], "yes", 1), Answer(other, ids[1], "yes", 1));

            var stood = answers.Single(answer => answer.StatusCode == HttpStatusCode.OK);
            await answers.Single(answer => answer != stood).Problem(HttpStatusCode.Conflict, "seat-taken");
            Assert.Equal(1, await api.Scalar<int>("select count(*)::int from assignment where shift_id = @shift and answer = 'yes'", new { shift }));
            await api.Scalar<int?>("update assignment set cancelled_at = now() where shift_id = @shift", new { shift });
        }
    }

    [Fact]
    public async Task Another_s_shift_is_not_found_and_only_staff_answer()
    {
        var (_, owner) = await Staff();
        var (stranger, _) = await Staff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), owner, "2031-03-04T06:00:00Z", 12);

        await (await Answer(stranger, id, "yes", 1)).Has(HttpStatusCode.NotFound);
        await (await Answer(stranger, Guid.NewGuid(), "yes", 1)).Has(HttpStatusCode.NotFound);
        await (await Answer(await api.SignedIn("coordinator", Lulea), id, "yes", 1)).Has(HttpStatusCode.Forbidden);
        await (await Answer(await api.SignedIn("staff", Kalix), id, "yes", 1)).Has(HttpStatusCode.NotFound);
        await (await Answer(api.Anonymous(), id, "yes", 1)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal("asked", await State(id));
    }

    [Theory]
    [InlineData("maybe", 1, "Answer")]
    [InlineData("asked", 1, "Answer")]
    [InlineData("yes", 0, "Version")]
    public async Task Anything_but_yes_or_no_is_refused(string answer, int version, string field)
    {
        var (client, me) = await Staff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2031-03-04T06:00:00Z", 12);

        Assert.Contains(field, (await (await Answer(client, id, answer, version)).FieldErrors()).Keys);
    }

    static Task<HttpResponseMessage> Answer(HttpClient client, Guid id, string answer, int version) =>
        client.PostAsJsonAsync($"/assignments/{id}/answer", new AnswerAssignmentRequest(answer, version), TestContext.Current.CancellationToken);

    Task<string> State(Guid id) => api.Scalar<string>("select answer from assignment where id = @id", new { id });

    /// <summary>A shift of twelve hours, and an offer of forty hours a week that covers the day.</summary>
    async Task<Guid> Offered(Guid person, string startsAt, string answer = "asked")
    {
        var incident = await api.GivenIncident(Kalix);
        var day = DateOnly.ParseExact(startsAt[..10], "yyyy-MM-dd");
        var request = await api.GivenSentRequest(incident, ANeed.Of(startsAt[..10], day.AddDays(2).ToString("yyyy-MM-dd", null)));
        await api.GivenOffer(request, Lulea, startsAt[..10], day.AddDays(2).ToString("yyyy-MM-dd", null), person);
        return await api.GivenAssignment(incident, person, startsAt, 12, answer);
    }

    async Task<(HttpClient Client, Guid PersonId)> Staff()
    {
        var account = await api.GivenAccount(Lulea, "staff");
        return (await api.SignedIn(account), await api.GivenVolunteer(Lulea, new(AccountId: account)));
    }
}
