using Dapper;
using NodaTime;

namespace MutualAid.Server.Tests.Support;

/// <summary>Someone who can be lent, as a test says it.</summary>
sealed record AVolunteer(
    string Name = "Siv Provsson",
    string SkillId = "it.identitet",
    int Level = 3,
    bool WorksOnSite = true,
    bool WorksRemote = true,
    int HomeMinutesPerWeek = 0,
    bool Agreed = true,
    bool Deactivated = false,
    Guid? AccountId = null);

/// <summary>People to lend, offers and published shifts that a test takes for granted. Written as rows, past every check.</summary>
static class GivenOffers
{
    public static async Task<Guid> GivenVolunteer(this Api api, string municipalityCode, AVolunteer? volunteer = null)
    {
        var person = volunteer ?? new();
        var id = Guid.CreateVersion7();
        await api.Execute(
            """
            insert into person (id, municipality_code, account_id, name, work_email, title, works_on_site, works_remote, home_minutes_per_week, home_days,
                                agreed_to_be_asked_at, deactivated_at)
            values (@id, @municipalityCode, @AccountId, @Name, @email, 'Systemtekniker', @WorksOnSite, @WorksRemote, @HomeMinutesPerWeek, 31,
                    case when @Agreed then timestamptz '2026-01-02' end, case when @Deactivated then timestamptz '2026-01-03' end);
            insert into person_skill (person_id, skill_id, level) values (@id, @SkillId, @Level);
            """,
            new
            {
                id, municipalityCode, email = GivenPeople.NewEmail(), person.AccountId, person.Name, person.WorksOnSite, person.WorksRemote, person.HomeMinutesPerWeek,
                person.Agreed, person.Deactivated, person.SkillId, person.Level,
            });
        return id;
    }

    /// <param name="to">Not included.</param>
    public static Task GivenAway(this Api api, Guid personId, string from, string to) =>
        api.Execute("insert into person_leave (person_id, from_date, to_date) values (@personId, @from::date, @to::date)", new { personId, from, to });

    /// <param name="to">Not included.</param>
    public static async Task<Guid> GivenOffer(this Api api, Guid requestId, string lender, string from, string to, params Guid[] personIds)
    {
        var id = Guid.CreateVersion7();
        var offeredBy = await api.GivenAccount(lender, "coordinator");
        await api.Execute(
            """
            insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by)
            select @id, incident_id, id, @lender, @from::date, @to::date, 2400, @offeredBy from request where id = @requestId;
            insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date)
            select @id, person_id, @lender, @from::date, @to::date from unnest(@personIds) as person_id;
            """,
            new { id, requestId, lender, from, to, offeredBy, personIds });
        return id;
    }

    /// <summary>The person is on the shift in a published schedule.</summary>
    public static async Task<Guid> GivenAssignment(this Api api, Guid shiftId, Guid personId, string answer = "asked", bool cancelled = false)
    {
        var id = Guid.CreateVersion7();
        await api.Execute(
            """
            with published as (
                insert into schedule_version (id, incident_id, number, published_by, seats, seats_filled)
                select @versionId, shift.incident_id, 1 + (select coalesce(max(number), 0) from schedule_version where incident_id = shift.incident_id), incident.created_by, 1, 1
                from shift
                join incident on incident.id = shift.incident_id
                where shift.id = @shiftId
                returning id)
            insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in, answer, answered_at, cancelled_at)
            select @id, shift.incident_id, shift.id, @personId, shift.starts_at, shift.ends_at, published.id, @answer,
                   case when @answer <> 'asked' then now() end, case when @cancelled then now() end
            from shift, published
            where shift.id = @shiftId
            """,
            new { id, versionId = Guid.CreateVersion7(), shiftId, personId, answer, cancelled });
        return id;
    }

    /// <summary>A shift of one seat by itself, and the person on it.</summary>
    public static async Task<Guid> GivenAssignment(this Api api, Guid incidentId, Guid personId, string startsAt, int hours, string answer = "asked")
    {
        var start = Instant.FromDateTimeOffset(DateTimeOffset.Parse(startsAt, System.Globalization.CultureInfo.InvariantCulture));
        var shiftId = await api.GivenShift(incidentId, start, start + Duration.FromHours(hours));
        return await api.GivenAssignment(shiftId, personId, answer);
    }

    public static async Task<T> Scalar<T>(this Api api, string sql, object parameters)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    static async Task Execute(this Api api, string sql, object parameters)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(sql, parameters);
    }
}
