using System.Net;
using Dapper;
using MutualAid.Contracts.MyShifts;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.MyShifts;

/// <summary>At <see cref="FixedTime.Now"/>, Sunday 22 November 2026 at 10.00.</summary>
public sealed class GetMyHoursTests(Api api)
{
    const string Kalix = "2514", Lulea = "2580";

    [Fact]
    public async Task Home_and_aid_are_held_together_against_seven_days_and_four_weeks()
    {
        var (client, me, _) = await Staff(new(HomeMinutesPerWeek: 600));
        var incident = await api.GivenIncident(Kalix);
        await api.GivenAssignment(incident, me, "2026-11-23T06:00:00Z", 12, "yes");
        await api.GivenAssignment(incident, me, "2026-11-10T06:00:00Z", 12, "yes");

        var hours = await Get(client);

        Assert.Equal((600, 720, 2880), (hours.Week.HomeMinutes, hours.Week.AidMinutes, hours.Week.CapMinutes));
        Assert.Equal((4 * 600, 2 * 720, 4 * 2880), (hours.FourWeeks.HomeMinutes, hours.FourWeeks.AidMinutes, hours.FourWeeks.CapMinutes));
        Assert.Contains(hours.Margins, margin => (margin.RuleId, margin.Unit, margin.Limit) == ("atl-10b-avg48", "minutes", 16 * 2880));
        Assert.Contains(hours.Margins, margin => margin is { RuleId: "atl-8-ot-year", Severity: "stop" });
        Assert.DoesNotContain(hours.Margins, margin => margin.RuleId == "week-48");
    }

    [Fact]
    public async Task Days_and_nights_in_a_row_rest_owed_and_the_next_lawful_start()
    {
        var (client, me, _) = await Staff();
        var incident = await api.GivenIncident(Kalix);
        // Nights on the 19th and the 20th until 07.00; a short rest of eight hours on the 21st; until 09.30 today.
        await api.GivenAssignment(incident, me, "2026-11-19T20:00:00Z", 10, "yes");
        await api.GivenAssignment(incident, me, "2026-11-20T20:00:00Z", 10, "yes");
        await api.GivenAssignment(incident, me, "2026-11-21T14:00:00Z", 6, "yes");

        var hours = await Get(client);

        Assert.Equal(3, hours.Margins.Single(margin => margin.Kind == "days-in-a-row").Had);
        Assert.Equal(180, hours.RestOwedMinutes);
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 14, 0, 0, TimeSpan.Zero), hours.RestOwedBy);
        // The rest since 21.00 yesterday has to hold eleven hours and the three that are owed.
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), hours.NextStart);
        Assert.Equal(480, hours.NextShiftMinutes);
        Assert.Contains(hours.Breaches, breach => breach is { RuleId: "atl-13-daily", Severity: "stop", Had: 480, Limit: 660 });
    }

    [Fact]
    public async Task Twenty_eight_days_with_what_each_holds_and_the_days_off_that_come()
    {
        var (client, me, _) = await Staff();
        await api.GivenAssignment(await api.GivenIncident(Kalix), me, "2026-11-21T20:00:00Z", 10, "yes");

        var hours = await Get(client);

        Assert.Equal(28, hours.Days.Length);
        Assert.Equal((new DateOnly(2026, 11, 8), new DateOnly(2026, 12, 5)), (hours.Days[0].Date, hours.Days[^1].Date));
        Assert.Equal((180, true), (hours.Days[13].AidMinutes, hours.Days[13].HasNight));
        Assert.Equal((420, false), (hours.Days[14].AidMinutes, hours.Days[14].HasNight));
        Assert.Equal(new MyRecoveryDto(new(2026, 11, 22), new(2026, 11, 23)), hours.Recovery);
    }

    [Fact]
    public async Task Which_order_holds_and_who_decided_it()
    {
        var (client, me, account) = await Staff();
        await Decide(me, account, "emergency", "2026-11-21", "2026-11-28", endedAt: "2026-11-25");
        await Decide(me, account, "emergency", "2026-08-01", "2026-08-08");

        var mode = Assert.Single((await Get(client)).Modes);

        Assert.Equal(("emergency", "Förvaltningschef Asta Provsson", "Allt är nere"), (mode.Mode, mode.DecidedBy, mode.Ground));
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero), mode.To);
    }

    [Fact]
    public async Task A_rule_that_was_let_pass_is_shown_with_who_asked_and_who_approved()
    {
        var (client, me, _) = await Staff();
        var incident = await api.GivenIncident(Kalix);
        await api.GivenAssignment(incident, me, "2026-11-21T20:00:00Z", 10, "yes");
        await using (var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            var (asker, approver) = (await api.GivenAccount(Kalix, "crisis_lead"), await api.GivenAccount(Kalix, "crisis_lead"));
            await connection.ExecuteAsync(
                """
                insert into schedule_edit (id, incident_id, kind, status, requested_by, decided_by, decided_at, version_id)
                select @edit, @incident, 'assign', 'approved', @asker, @approver, now(), id from schedule_version where incident_id = @incident;
                insert into hour_override (id, edit_id, person_id, rule_id, article, from_at, to_at, excess_minutes, rest_owed_minutes, reason, requested_by, approved_by, approved_at)
                values (@id, @edit, @me, 'atl-13-daily', 'ATL 13 §', '2026-11-21T10:00Z', '2026-11-21T18:00Z', 180, 180, 'Ingen annan kan', @asker, @approver, now());
                """,
                new { id = Guid.CreateVersion7(), edit = Guid.CreateVersion7(), incident, me, asker, approver });
        }

        var passed = Assert.Single((await Get(client)).Overrides);

        Assert.Equal(("atl-13-daily", 180, 180, "Ingen annan kan", "Ada Provsson", "Ada Provsson"), (passed.RuleId, passed.ExcessMinutes, passed.RestOwedMinutes, passed.Reason, passed.RequestedBy, passed.ApprovedBy));
    }

    [Fact]
    public async Task Without_any_work_everything_is_left()
    {
        var (client, _, _) = await Staff();

        var hours = await Get(client);

        Assert.Equal((0, 0, null), (hours.Week.AidMinutes, hours.RestOwedMinutes, hours.RestOwedBy));
        Assert.Equal(FixedTime.Now, hours.NextStart);
        Assert.All(hours.Margins, margin => Assert.Equal(0, margin.Had));
        Assert.Empty(hours.Breaches);
        Assert.Null(hours.Recovery);
    }

    [Fact]
    public async Task Only_one_s_own_and_only_staff()
    {
        var stop = TestContext.Current.CancellationToken;
        var (client, _, _) = await Staff();
        var (_, other, _) = await Staff();
        await api.GivenAssignment(await api.GivenIncident(Kalix), other, "2026-11-23T06:00:00Z", 12);

        Assert.Equal(0, (await Get(client)).Week.AidMinutes);
        await (await (await api.SignedIn("staff", Lulea)).GetAsync("/my/hours", stop)).Problem(HttpStatusCode.NotFound, "not-in-a-register");
        await (await (await api.SignedIn("coordinator", Lulea)).GetAsync("/my/hours", stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync("/my/hours", stop)).Has(HttpStatusCode.Unauthorized);
    }

    static async Task<GetMyHoursResponse> Get(HttpClient client) => await (await client.GetAsync("/my/hours", TestContext.Current.CancellationToken)).Read<GetMyHoursResponse>();

    async Task Decide(Guid person, Guid account, string mode, string from, string to, string? endedAt = null)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into hour_mode (id, municipality_code, mode, decided_by, decided_at, ground, from_at, to_at, created_by)
            values (@id, @Lulea, @mode, 'Förvaltningschef Asta Provsson', @from::timestamptz, 'Allt är nere', @from::timestamptz, @to::timestamptz, @account);
            insert into hour_mode_person (mode_id, person_id, municipality_code, ended_at) values (@id, @person, @Lulea, @endedAt::timestamptz);
            """,
            new { id = Guid.CreateVersion7(), Lulea, mode, from = $"{from}T00:00Z", to = $"{to}T00:00Z", endedAt = endedAt is null ? null : $"{endedAt}T00:00Z", person, account });
    }

    async Task<(HttpClient Client, Guid PersonId, Guid AccountId)> Staff(AVolunteer? volunteer = null)
    {
        var account = await api.GivenAccount(Lulea, "staff");
        return (await api.SignedInAtFixedTime(account), await api.GivenVolunteer(Lulea, (volunteer ?? new()) with { AccountId = account }), account);
    }
}
