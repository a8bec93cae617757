using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>A coordinator lends some of the own people to a request for some days.</summary>
/// <remarks>
/// All or none: when someone can no longer be offered, nothing is written and everyone who stands in the way is named, so that the
/// coordinator decides again with the whole picture. The hour rules are asked here too, under the persons' locks: who could lawfully take
/// not one shift of the request is not lent to it.
/// </remarks>
static class CreateOffer
{
    public static async Task<Results<Created<CreateOfferResponse>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, CreateOfferRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await connection.QuerySingleOrDefaultAsync<RequestRow>(new(HoldRequest, new { id }, transaction, cancellationToken: cancellation)) is not { } asked)
            return TypedResults.NotFound();

        var ids = request.PersonIds.Distinct().Order().ToArray();
        await connection.LockPersons(transaction, ids, cancellation);

        var people = (await connection.QueryAsync<PersonRow>(new(People, new { ids }, transaction, cancellationToken: cancellation))).ToDictionary(person => person.Id);
        var (days, today) = (Days.Through(request.FromDate, request.LastDate), clock.Today());

        if (OfferDays.Error(days, today) is { } error) return Problems.Invalid((nameof(request.LastDate), error));
        if (people.Count < ids.Length || people.Values.Any(person => !caller.May(Right.Lend, person.MunicipalityCode)))
            return Problems.Invalid((nameof(request.PersonIds), "unknown-person"));
        if (people.Values.Select(person => person.MunicipalityCode).Distinct().ToArray() is not [var lender])
            return Problems.Invalid((nameof(request.PersonIds), "several-municipalities"));
        if (lender == asked.MunicipalityCode) return Problems.Unprocessable("own-incident");
        if (asked.IsClosed) return Problems.Conflict("request-closed");

        if (await OpenRequests.Of(connection, lender, today, id, cancellation) is not [var open]) return Problems.Conflict("request-closed");
        if (!open.Days.Overlaps(days)) return Problems.Invalid((nameof(request.LastDate), "outside-the-request"));

        var ceiling = Duration.FromHours(request.CeilingHoursPerWeek);
        if (await Taken(connection, transaction, people, open, days, ceiling, clock, cancellation) is { Length: > 0 } taken) return Refusal(taken);

        var offerId = Guid.CreateVersion7();
        try
        {
            await connection.ExecuteAsync(new(
                Insert,
                new
                {
                    offerId, asked.IncidentId, requestId = id, lender, from = days.First, to = days.Until,
                    ceiling = request.CeilingHoursPerWeek * 60, caller.AccountId, ids,
                },
                transaction,
                cancellationToken: cancellation));
        }
        catch (PostgresException refused) when (refused is { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: "person_is_offered_to_one_at_a_time" })
        {
            // A writer that did not take the person's lock: the constraint held, and the answer is the same.
            await transaction.RollbackAsync(CancellationToken.None);
            return Refusal(await Taken(connection, null, people, open, days, ceiling, clock, cancellation));
        }

        await transaction.Record(
            caller, "offer-made", lender, offerId,
            new { requestId = id, asked.IncidentId, request.FromDate, toDate = days.Until, request.CeilingHoursPerWeek, personIds = ids }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/offers/{offerId}", new CreateOfferResponse(offerId, ids.Length));
    }

    static ProblemHttpResult Refusal(TakenPersonDto[] taken) => Problems.Conflict("persons-taken", ("persons", taken));

    static async Task<TakenPersonDto[]> Taken(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Dictionary<Guid, PersonRow> people, OpenRequest open, Days days, Duration ceiling, TimeProvider clock,
        CancellationToken cancellation)
    {
        var obstacles = await Obstacles.Of(connection, people.Keys, days, transaction, cancellation);
        var fitting = open.PeopleWhoFit.ToHashSet();
        var lawless = await LawfulShifts.WhoHasNone(connection, transaction, open, [.. people.Keys], days, ceiling, clock.GetCurrentInstant(), cancellation);

        return
        [
            .. from person in people.Values
               orderby person.Name
               let obstacle = Obstacles.Decisive([.. obstacles[person.Id]], days)?.ToDto()
                   ?? (!fitting.Contains(person.Id) ? new ObstacleDto("no-fit")
                       : lawless.TryGetValue(person.Id, out var breach) ? new ObstacleDto("no-lawful-shift", Breach: breach) : null)
               where obstacle is not null
               select new TakenPersonDto(person.Id, person.Name, obstacle),
        ];
    }

    sealed record RequestRow(Guid IncidentId, string MunicipalityCode, bool IsClosed);

    sealed record PersonRow(Guid Id, string Name, string MunicipalityCode);

    // Held so that the request is not withdrawn while it is answered.
    const string HoldRequest =
        """
        select request.incident_id, incident.municipality_code, request.withdrawn_at is not null or incident.ended_at is not null as is_closed
        from request
        join incident on incident.id = request.incident_id
        where request.id = @id and request.sent_at is not null
        for share of request
        """;

    const string People =
        """
        select id, name, municipality_code
        from person
        where id = any(@ids)
        """;

    const string Insert =
        """
        insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by)
        values (@offerId, @IncidentId, @requestId, @lender, @from, @to, @ceiling, @AccountId);

        insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date)
        select @offerId, person_id, @lender, @from, @to
        from unnest(@ids) as person_id;
        """;
}
