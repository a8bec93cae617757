using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Writes down that the employer has decided on emergency overtime or on the crisis agreement, for persons by name and a time.</summary>
/// <remarks>
/// The decision is the employer's and was made outside of here; without one the ordinary order holds, and nothing here makes one or proposes it.
/// Which rules hold is a property of the person, so the persons are locked.
/// </remarks>
static class DecideHourMode
{
    public static async Task<Results<Created<HourModeDto>, NotFound, ValidationProblem>> Handle(
        DecideHourModeRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var ids = request.PersonIds.Distinct().ToArray();
        if (ids is []) return Problems.Invalid((nameof(request.PersonIds), "required"));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var codes = (await connection.QueryAsync<string>(new(FindEmployers, new { ids }, transaction, cancellationToken: cancellation))).ToArray();
        if (codes.Length != ids.Length || codes.Distinct().ToArray() is not [var code] || !caller.May(Right.HourModes, code)) return TypedResults.NotFound();

        await connection.LockPersons(transaction, ids, cancellation);
        var now = clock.GetCurrentInstant();
        List<(string, string)> errors = [.. HourModeChecks.Errors(request, now)];
        if (request.IncidentId is { } incidentId && !await connection.ExecuteScalarAsync<bool>(new(IncidentIsKnown, new { incidentId, code }, transaction, cancellationToken: cancellation)))
            errors.Add((nameof(request.IncidentId), "unknown"));
        if (errors.Count == 0) errors.AddRange(await Clashes(connection, transaction, request, ids, cancellation));
        if (errors.Count > 0) return Problems.Invalid([.. errors]);

        var before = await ComingShifts.Look(connection, ids, now, transaction, cancellation);
        var isCrisis = request.Mode == "crisis_agreement";
        var mode = new
        {
            id = Guid.CreateVersion7(), code, request.IncidentId, request.Mode, decidedBy = request.DecidedBy.Trim(), decidedAt = Instant.FromDateTimeOffset(request.DecidedAt),
            ground = request.Ground.Trim(), from = Instant.FromDateTimeOffset(request.From), to = Instant.FromDateTimeOffset(request.To),
            crisisDecision = isCrisis ? request.CrisisDecision!.Trim() : null, activationDecision = isCrisis ? request.ActivationDecision!.Trim() : null,
            localAgreement = isCrisis ? request.LocalAgreement!.Trim() : null, caller.AccountId, now, ids,
        };
        await connection.ExecuteAsync(new(Insert, mode, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "hour-mode-decided", code, mode.id, new { request.Mode, from = request.From, to = request.To, request.IncidentId, personIds = ids }, cancellation);
        var unlawful = (await ComingShifts.Look(connection, ids, now, transaction, cancellation)).Since(before);
        await transaction.RecordUnlawful(caller, "hour-mode-decided", unlawful.Values, cancellation);
        var written = await connection.FindMode(mode.id, caller, now, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/hour-modes/{mode.id}", written!);
    }

    /// <summary>With what was decided for the persons before.</summary>
    static async Task<IEnumerable<(string, string)>> Clashes(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DecideHourModeRequest request, Guid[] ids, CancellationToken cancellation)
    {
        var asked = new Interval(Instant.FromDateTimeOffset(request.From), Instant.FromDateTimeOffset(request.To));
        var decided = (await connection.QueryAsync<DecidedRow>(new(FindDecided, new { ids, request.Mode }, transaction, cancellationToken: cancellation))).ToArray();
        if (decided.Any(time => time.FromAt < asked.End && time.ToAt > asked.Start)) return [(nameof(request.PersonIds), "already-decided")];
        if (request.Mode != "crisis_agreement") return [];

        var book = (await PersonTerms.Of(connection, ids[0], transaction, cancellation)).At(asked.Start).Book;
        var times = decided.ToLookup(time => time.PersonId, time => new Interval(time.FromAt, time.ToAt));
        return ids.Select(id => HourModeChecks.TooLong(asked, [.. times[id]], book)).OfType<string>().Distinct().Select(wrong => (nameof(request.To), wrong));
    }

    sealed record DecidedRow(Guid PersonId, Instant FromAt, Instant ToAt);

    const string FindEmployers = "select municipality_code from person where id = any(@ids) and deactivated_at is null";

    const string IncidentIsKnown =
        """
        select exists (
            select from incident
            where id = @incidentId
              and (municipality_code = @code or exists (select from offer where offer.incident_id = incident.id and offer.municipality_code = @code)))
        """;

    const string FindDecided =
        """
        select hour_mode_person.person_id, hour_mode.from_at, least(hour_mode.to_at, coalesce(hour_mode_person.ended_at, hour_mode.to_at)) as to_at
        from hour_mode_person
        join hour_mode on hour_mode.id = hour_mode_person.mode_id
        where hour_mode_person.person_id = any(@ids) and hour_mode.mode = @Mode
          and coalesce(hour_mode_person.ended_at, hour_mode.to_at) > hour_mode.from_at
        """;

    const string Insert =
        """
        insert into hour_mode (id, municipality_code, incident_id, mode, decided_by, decided_at, ground, from_at, to_at,
                               crisis_decision, activation_decision, local_agreement, created_by, created_at)
        values (@id, @code, @IncidentId, @Mode, @decidedBy, @decidedAt, @ground, @from, @to, @crisisDecision, @activationDecision, @localAgreement, @AccountId, @now);

        insert into hour_mode_person (mode_id, person_id, municipality_code)
        select @id, person_id, @code
        from unnest(@ids) as person_id;
        """;
}
