using Dapper;

namespace MutualAid.Server.Tests.Support;

/// <summary>Someone from Luleå, offered to a request and perhaps on its shifts: just enough to stand in the way.</summary>
static class GivenHelpers
{
    const string Lender = "2580";

    public static async Task<Guid> GivenHelper(this Api api, Guid requestId)
    {
        var (personId, offerId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var coordinator = await api.GivenAccount(Lender, "coordinator");
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into person (id, municipality_code, name, work_email, agreed_to_be_asked_at)
            values (@personId, @Lender, 'Hjälp Provsson', @email, '2026-01-01T00:00:00Z');

            insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by)
            select @offerId, incident_id, id, @Lender, '2026-11-20', '2026-12-20', 2400, @coordinator
            from request
            where id = @requestId;

            insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date)
            values (@offerId, @personId, @Lender, '2026-11-20', '2026-12-20');
            """,
            new { personId, Lender, email = GivenPeople.NewEmail(), offerId, requestId, coordinator });
        return personId;
    }

    public static async Task GivenOnShift(this Api api, Guid personId, AShift shift)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            with version as (
                insert into schedule_version (id, incident_id, number, published_by, seats, seats_filled)
                select @versionId, id, 1 + (select count(*) from schedule_version where incident_id = incident.id), created_by, 1, 1
                from incident
                where id = @IncidentId
                returning id)
            insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in)
            select @assignmentId, @IncidentId, @Id, @personId, @StartsAt, @EndsAt, version.id
            from version
            """,
            new { versionId = Guid.CreateVersion7(), assignmentId = Guid.CreateVersion7(), personId, shift.Id, shift.IncidentId, shift.StartsAt, shift.EndsAt });
    }

    /// <summary>How many persons are held by live offers to a request.</summary>
    public static async Task<int> HelpersHeldBy(this Api api, Guid requestId)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<int>(
            """
            select count(*)::int
            from offer
            join offer_person on offer_person.offer_id = offer.id
            where offer.request_id = @requestId and offer.withdrawn_at is null and offer_person.withdrawn_at is null
            """,
            new { requestId });
    }

    public static async Task GivenRole(this Api api, Guid accountId, string role, string municipalityCode)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            "insert into auth.account_role (account_id, municipality_code, role) values (@accountId, @municipalityCode, @role)", new { accountId, municipalityCode, role });
    }
}
