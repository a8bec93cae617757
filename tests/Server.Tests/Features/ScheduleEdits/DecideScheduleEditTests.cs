using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.MyShifts;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class DecideScheduleEditTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("crisis_lead", "2514")]
    [InlineData("coordinator", "2580")]
    public async Task A_second_person_lets_it_pass_and_the_rest_that_is_owed_is_written_down(string role, string municipality)
    {
        var (tired, edit) = await Asked();
        using var second = await api.SignedIn(role, municipality);

        var decided = await (await second.Decide(edit, "approve")).Read<DecideScheduleEditResponse>();

        Assert.Equal(("approved", 2), (decided.Status, decided.Version));
        Assert.Equal([(tired.Person, "asked")], await api.StandingOn(tired.Early));
        var passed = Assert.Single((await Overrides("2580")).Overrides, each => each.PersonId == tired.Person);
        Assert.Equal(("atl-13-daily", "daily-rest", 120, 120, "Ingen annan kan."), (passed.RuleId, passed.Kind, passed.ExcessMinutes, passed.RestOwedMinutes, passed.Reason));
        Assert.Contains("13 §", passed.Article);
        Assert.Equal([tired.Worked, tired.Early], passed.ShiftIds.OrderBy(id => id != tired.Worked));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'hours-overridden' and subject_id = @Id and municipality_code = '2580'", new { passed.Id }));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'schedule-edit-approved' and subject_id = @edit", new { edit }));
    }

    [Fact]
    public async Task Who_asked_never_decides_whatever_roles_they_have()
    {
        var tired = await api.GivenTired();
        var account = await api.GivenAccount("2514", "crisis_lead");
        await api.GivenRole(account, "coordinator", "2580");
        using var lead = await api.SignedIn(account);
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        await (await lead.Decide(asked.Id, "approve")).Problem(HttpStatusCode.UnprocessableEntity, "own-edit");
        await (await lead.Decide(asked.Id, "refuse")).Problem(HttpStatusCode.UnprocessableEntity, "own-edit");

        Assert.Empty(await api.StandingOn(tired.Early));
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        await Assert.ThrowsAsync<PostgresException>(() => Dapper.SqlMapper.ExecuteAsync(
            connection, "update schedule_edit set status = 'refused', decided_by = requested_by, decided_at = now() where id = @Id", new { asked.Id }));
    }

    [Fact]
    public async Task Only_a_lead_of_the_stricken_and_a_coordinator_of_the_person_may()
    {
        var (tired, edit) = await Asked();
        foreach (var (role, municipality, status) in new[]
        {
            ("crisis_lead", "2580", HttpStatusCode.NotFound), ("coordinator", "2514", HttpStatusCode.NotFound), ("coordinator", "0581", HttpStatusCode.NotFound),
            ("staff", "2514", HttpStatusCode.Forbidden),
        })
        {
            using var client = await api.SignedIn(role, municipality);
            await (await client.Decide(edit, "approve")).Has(status);
        }

        await (await api.Anonymous().Decide(edit, "approve")).Has(HttpStatusCode.Unauthorized);
        Assert.Empty(await api.StandingOn(tired.Early));
    }

    [Fact]
    public async Task A_refused_change_changes_nothing_and_cannot_be_approved_afterwards()
    {
        var (tired, edit) = await Asked();
        using var second = await api.SignedIn("crisis_lead", "2514");

        Assert.Equal("refused", (await (await second.Decide(edit, "refuse")).Read<DecideScheduleEditResponse>()).Status);
        Assert.Equal("refused", (await (await second.Decide(edit, "refuse")).Read<DecideScheduleEditResponse>()).Status);
        await (await second.Decide(edit, "approve")).Problem(HttpStatusCode.Conflict, "already-decided");

        Assert.Empty(await api.StandingOn(tired.Early));
    }

    [Fact]
    public async Task What_would_break_more_than_was_asked_for_is_not_approved()
    {
        var (tired, edit) = await Asked();
        var elsewhere = await api.GivenShift(
            await api.GivenIncident("0581"), tired.Monday + Duration.FromHours(12), tired.Monday + Duration.FromHours(13), place: "remote");
        await api.GivenPublishedShift(elsewhere, tired.Person, "yes");
        using var second = await api.SignedIn("crisis_lead", "2514");

        var problem = await (await second.Decide(edit, "approve")).Problem(HttpStatusCode.Conflict, "changed-since");

        Assert.Equal(1, problem.GetProperty("people").GetArrayLength());
        Assert.Empty(await api.StandingOn(tired.Early));
        Assert.Equal("waiting", await api.Scalar<string>("select status from schedule_edit where id = @edit", new { edit }));
    }

    [Fact]
    public async Task Two_who_approve_at_once_make_one_version()
    {
        for (var round = 0; round < 5; round++)
        {
            var (tired, edit) = await Asked();
            using var one = await api.SignedIn("crisis_lead", "2514");
            using var other = await api.SignedIn("coordinator", "2580");

            var answers = await Task.WhenAll(one.Decide(edit, "approve"), other.Decide(edit, "approve"));

            foreach (var answer in answers) Assert.Equal(2, (await answer.Read<DecideScheduleEditResponse>()).Version);
            Assert.Single(await api.StandingOn(tired.Early));
            Assert.Equal(1, await api.Scalar<int>("select count(*)::int from hour_override where edit_id = @edit", new { edit }));
        }
    }

    [Fact]
    public async Task A_shift_whose_breach_was_let_pass_is_fixed_for_the_engine_and_no_breach_of_the_schedule()
    {
        var (tired, _) = await api.GivenOverride();
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);

        var problem = (await IncidentProblem.Load(connection, tired.Incident, Instant.FromUtc(2030, 3, 1, 0, 0), persons: null, transaction: null, Cancellation)).Problem;

        Assert.Equal(new[] { tired.Worked, tired.Early }.Order(), problem.Fixed.Select(each => each.Shift.Value).Order());
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var schedule = await (await lead.GetAsync($"/incidents/{tired.Incident}/schedule", Cancellation)).Read<ScheduleDto>();
        Assert.Equal((0, 0), (schedule.Breaches, schedule.Unlawful.Length));
    }

    [Fact]
    public async Task The_person_may_say_yes_to_exactly_what_was_let_pass_and_sees_why()
    {
        var account = await api.GivenAccount("2580", "staff");
        var (tired, _) = await api.GivenOverride(account);
        using var me = await api.SignedIn(account);

        var mine = await (await me.GetAsync("/my/shifts", Cancellation)).Read<GetMyShiftsResponse>();
        var early = mine.Coming.Single(shift => shift.Answer == "asked");

        Assert.Equal(("atl-13-daily", "Ingen annan kan återställa AD."), (early.Overrides.Single().RuleId, early.Overrides.Single().Reason));
        await (await me.PostAsJsonAsync($"/assignments/{early.AssignmentId}/answer", new AnswerAssignmentRequest("yes", early.Version), Cancellation)).Has(HttpStatusCode.OK);
        Assert.Equal([(tired.Person, "yes")], await api.StandingOn(tired.Early));
    }

    [Fact]
    public async Task A_breach_that_has_grown_since_is_not_what_was_let_pass()
    {
        var account = await api.GivenAccount("2580", "staff");
        var (tired, _) = await api.GivenOverride(account);
        await api.Scalar<int?>(
            """
            insert into home_duty (id, person_id, starts_at, ends_at, created_by)
            select gen_random_uuid(), @Person, '2030-03-04T18:00:00Z', '2030-03-04T19:00:00Z', @account
            """,
            new { tired.Person, account });
        using var me = await api.SignedIn(account);
        var early = (await (await me.GetAsync("/my/shifts", Cancellation)).Read<GetMyShiftsResponse>()).Coming.Single(shift => shift.Answer == "asked");

        await (await me.PostAsJsonAsync($"/assignments/{early.AssignmentId}/answer", new AnswerAssignmentRequest("yes", early.Version), Cancellation)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
    }

    /// <summary>Two hours are owed since Tuesday 03: thirteen free ones must begin within seven days. Four hours of work and eleven of rest, over and over, never give them.</summary>
    [Fact]
    public async Task Work_that_leaves_no_room_for_the_rest_that_is_owed_is_refused_at_every_door()
    {
        var account = await api.GivenAccount("2580", "staff");
        var (tired, _) = await api.GivenOverride(account);
        var owedSince = tired.Monday + Duration.FromHours(21);
        var start = tired.Monday + Duration.FromHours(29 + 11);
        for (; start + Duration.FromHours(4) < owedSince + Duration.FromDays(7); start += Duration.FromHours(15))
            await api.GivenPublishedShift(await api.GivenShift(tired.Incident, start, start + Duration.FromHours(4), place: "remote"), tired.Person, "yes");
        var last = await api.GivenShift(tired.Incident, start, start + Duration.FromHours(4), place: "remote");
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var version = await api.Scalar<int>("select max(number) from schedule_version where incident_id = @Incident", new { tired.Incident });

        Assert.Contains(await Refused(await lead.Assign(tired.Incident, version, last, tired.Person)), breach => breach is { RuleId: "atl-13-compensation", ExcessMinutes: 120 });
        var candidate = (await (await lead.GetAsync($"/incidents/{tired.Incident}/shifts/{last}", Cancellation)).Read<ShiftPageDto>()).Candidates.Single();
        Assert.Contains(candidate.Breaches, breach => breach.RuleId == "atl-13-compensation");

        var assignment = await api.GivenPublishedShift(last, tired.Person);
        using var me = await api.SignedIn(account);
        var answer = await (await me.PostAsJsonAsync($"/assignments/{assignment}/answer", new AnswerAssignmentRequest("yes", 1), Cancellation)).Problem(HttpStatusCode.UnprocessableEntity, "unlawful");
        Assert.Contains(answer.GetProperty("breaches").Deserialize<BreachDto[]>(JsonSerializerOptions.Web)!, breach => breach.RuleId == "atl-13-compensation");
    }

    [Fact]
    public async Task After_a_shift_that_was_let_go_on_too_long_the_rest_is_as_long_as_the_work()
    {
        var tired = await api.GivenTired();
        var longer = await api.GivenShift(tired.Incident, tired.Monday + Duration.FromHours(12), tired.Monday + Duration.FromHours(15), place: "remote");
        var tooSoon = await api.GivenShift(tired.Incident, tired.Monday + Duration.FromHours(27), tired.Monday + Duration.FromHours(31), place: "remote");
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var second = await api.SignedIn("coordinator", "2580");
        var asked = await (await lead.Assign(tired.Incident, 1, longer, tired.Person, "Överlämningen tog tid.")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);
        await (await second.Decide(asked.Id, "approve")).Has(HttpStatusCode.OK);

        var passed = Assert.Single((await Overrides("2580")).Overrides, each => each.PersonId == tired.Person);
        Assert.Equal(("ab-13-span", 120, 15 * 60), (passed.RuleId, passed.ExcessMinutes, passed.RestOwedMinutes));
        Assert.Contains(await Refused(await lead.Assign(tired.Incident, 2, tooSoon, tired.Person)), breach => breach is { RuleId: "ab-13-rest-after", Had: 720, Limit: 900 });
    }

    static async Task<BreachDto[]> Refused(HttpResponseMessage answer) =>
        (await answer.Problem(HttpStatusCode.UnprocessableEntity, "unlawful")).GetProperty("people").Deserialize<PersonBreachesDto[]>(JsonSerializerOptions.Web)!.Single().Breaches;

    async Task<(TiredPerson Tired, Guid Edit)> Asked()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        return (tired, (await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Ingen annan kan.")).Read<EditScheduleResponse>(HttpStatusCode.Accepted)).Id);
    }

    async Task<HourOverridesDto> Overrides(string municipality)
    {
        using var coordinator = await api.SignedIn("coordinator", municipality);
        return await (await coordinator.GetAsync($"/hour-overrides?municipality={municipality}", Cancellation)).Read<HourOverridesDto>();
    }
}
