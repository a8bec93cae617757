using Dapper;
using MutualAid.Scheduling.Planning;
using NodaTime;

namespace MutualAid.Server.Tests.Support;

/// <summary>A line of a request as a test says it.</summary>
/// <param name="To">Not included.</param>
sealed record ANeed(
    LocalDate From,
    LocalDate To,
    string SkillId = "it.identitet",
    int Level = 2,
    int Seats = 2,
    string Pattern = "two_twelve",
    int StartMinute = 7 * 60,
    int HandoverMinutes = 0,
    string Place = "on_site",
    int Priority = 1,
    string Title = "AD och konton")
{
    public static ANeed Of(string from, string to, string skillId = "it.identitet", int seats = 2, string pattern = "two_twelve", string place = "on_site", int level = 2) =>
        new(Day(from), Day(to), skillId, level, seats, pattern, Place: place);

    /// <summary>Null: all seats.</summary>
    public int? Minimum { get; init; }

    public bool Guide { get; init; }
    public bool MixedLenders { get; init; }
    public bool Liaison { get; init; }

    internal static LocalDate Day(string iso) => LocalDate.FromDateOnly(DateOnly.ParseExact(iso, "yyyy-MM-dd"));
}

sealed record AShift(Guid Id, Guid IncidentId, Guid NeedId, Instant StartsAt, Instant EndsAt, int Seats);

/// <summary>Incidents, requests, needs and shifts that a test takes for granted. Written as rows, past every check.</summary>
static class GivenIncidents
{
    static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    public static async Task<Guid> GivenIncident(
        this Api api, string municipalityCode, string title = "IT-angreppet", string startedAt = "2026-11-20T05:00:00Z", string? endedAt = null)
    {
        var id = Guid.CreateVersion7();
        var createdBy = await api.GivenAccount(municipalityCode, "crisis_lead");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into incident (id, municipality_code, title, situation, legal_ground, extraordinary_at, decided_by, started_at, ended_at,
                                  contact_name, contact_phone, site, created_by)
            values (@id, @municipalityCode, @title, 'Alla servrar är nere.', 'leh_4_1', @startedAt::timestamptz, 'Krisledningsnämndens ordförande', @startedAt::timestamptz,
                    @endedAt::timestamptz, 'Ylva Provsson', '0923-650 00', 'Kommunhuset', @createdBy)
            """,
            new { id, municipalityCode, title, startedAt, endedAt, createdBy });
        return id;
    }

    public static async Task<Guid> GivenDraft(this Api api, Guid incidentId, params ANeed[] needs)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into request (id, incident_id, number, title, report_to, created_by)
            select @id, @incidentId, 1 + (select count(*) from request where incident_id = @incidentId), 'Första veckan', 'Receptionen', created_by
            from incident
            where id = @incidentId
            """,
            new { id, incidentId });

        for (var position = 0; position < needs.Length; position++)
            await connection.ExecuteAsync(
                """
                insert into need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, handover_minutes, place, priority, minimum, guide, mixed_lenders, liaison)
                values (@needId, @id, @position, @Title, @SkillId, @Level, @Seats, @From, @To, @Pattern, @StartMinute, @HandoverMinutes, @Place, @Priority, @Minimum, @Guide, @MixedLenders, @Liaison)
                """,
                new
                {
                    needId = Guid.CreateVersion7(), id, position,
                    needs[position].Title, needs[position].SkillId, needs[position].Level, needs[position].Seats, needs[position].From, needs[position].To,
                    needs[position].Pattern, needs[position].StartMinute, needs[position].HandoverMinutes, needs[position].Place, needs[position].Priority,
                    needs[position].Minimum, needs[position].Guide, needs[position].MixedLenders, needs[position].Liaison,
                });
        return id;
    }

    /// <summary>A request that has been sent, with its needs worked out as shifts.</summary>
    public static async Task<Guid> GivenSentRequest(this Api api, Guid incidentId, params ANeed[] needs)
    {
        var id = await api.GivenDraft(incidentId, needs);
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("update request set sent_at = '2026-11-20T08:00:00Z', version = 2 where id = @id", new { id });

        var needIds = (await connection.QueryAsync<Guid>("select id from need where request_id = @id order by position", new { id })).ToArray();
        foreach (var (needId, need) in needIds.Zip(needs))
            foreach (var shift in PatternOf(need).Between(need.From, need.To.PlusDays(-1), Stockholm))
                await connection.ExecuteAsync(
                    "insert into shift (id, incident_id, need_id, starts_at, ends_at, seats) values (@shiftId, @incidentId, @needId, @Start, @End, @Seats)",
                    new { shiftId = Guid.CreateVersion7(), incidentId, needId, shift.Start, shift.End, need.Seats });
        return id;
    }

    /// <summary>The shifts of one request, in order of start and then of its needs.</summary>
    public static async Task<AShift[]> ShiftsOf(this Api api, Guid requestId)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return
        [
            .. await connection.QueryAsync<AShift>(
                """
                select shift.id, shift.incident_id, shift.need_id, shift.starts_at, shift.ends_at, shift.seats
                from shift
                join need on need.id = shift.need_id
                where need.request_id = @requestId
                order by shift.starts_at, need.position
                """,
                new { requestId }),
        ];
    }

    /// <summary>One shift of exactly these times, on a sent request and a need of its own.</summary>
    public static async Task<Guid> GivenShift(
        this Api api, Guid incidentId, Instant startsAt, Instant endsAt, string skillId = "it.identitet", int level = 2, int seats = 1, string place = "on_site")
    {
        var day = startsAt.InZone(Stockholm).Date;
        var requestId = await api.GivenSentRequest(incidentId);
        var id = Guid.CreateVersion7();
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            with line as (
                insert into need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, place, priority)
                values (@needId, @requestId, 0, 'AD och konton', @skillId, @level, @seats, @day, @dayAfter, 'day', 420, @place, 1)
                returning id)
            insert into shift (id, incident_id, need_id, starts_at, ends_at, seats)
            select @id, @incidentId, id, @startsAt, @endsAt, @seats
            from line
            """,
            new { id, needId = Guid.CreateVersion7(), requestId, incidentId, skillId, level, seats, place, day, dayAfter = day.PlusDays(1), startsAt, endsAt });
        return id;
    }

    static ShiftPattern PatternOf(ANeed need) => new(
        need.Pattern switch { "two_twelve" => PatternKind.TwoTwelve, "three_eight" => PatternKind.ThreeEight, "day" => PatternKind.Day, var other => throw new ArgumentException(other) },
        LocalTime.FromMinutesSinceMidnight(need.StartMinute),
        need.HandoverMinutes);
}
