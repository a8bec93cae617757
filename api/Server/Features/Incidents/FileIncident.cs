using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>A crisis lead declares an incident for another municipality, which asked for it over the phone and cannot get in, and leads it until they take over.</summary>
/// <remarks>One at a time for each pair: 409 <c>filed-already</c> (<c>incidentId</c>). The stricken municipality's crisis leads and the operators see it at once.</remarks>
static class FileIncident
{
    /// <param name="code">The municipality that files.</param>
    public static async Task<Results<Created<IncidentDto>, ValidationProblem, ProblemHttpResult>> Handle(
        string code, FileIncidentRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var (facts, now) = (request.Facts, clock.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var isKnown = await connection.ExecuteScalarAsync<bool>(new(IsMunicipality, new { request.StrickenCode }, transaction, cancellationToken: cancellation));
        if (Check(request, code, isKnown).Concat(IncidentChecks.Check(facts, now)).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await connection.ExecuteAsync(new(LockPair, new { code, request.StrickenCode }, transaction, cancellationToken: cancellation));
        if (await connection.ExecuteScalarAsync<Guid?>(new(FindOpen, new { code, request.StrickenCode }, transaction, cancellationToken: cancellation)) is { } open)
            return Problems.Conflict("filed-already", ("incidentId", open));

        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                id, request.StrickenCode, title = facts.Title.Trim(), situation = facts.Situation.Trim(), facts.LegalGround, facts.ExtraordinaryAt, decidedBy = facts.DecidedBy.Trim(),
                facts.StartedAt, contactName = facts.ContactName.Trim(), contactPhone = facts.ContactPhone.Trim(), site = facts.Site.Trim(), caller.AccountId,
                code, reason = request.Reason.Trim(), confirmedWith = request.ConfirmedWith.Trim(), now,
            },
            transaction,
            cancellationToken: cancellation));

        await transaction.Record(caller, "incident-filed", request.StrickenCode, id, new { filedBy = code, facts.LegalGround }, cancellation);
        var filed = await IncidentRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/incidents/{id}", filed!.ToDto());
    }

    static IEnumerable<(string Field, string Code)> Check(FileIncidentRequest request, string code, bool isKnown)
    {
        if (!isKnown) yield return (nameof(request.StrickenCode), "unknown");
        else if (request.StrickenCode == code) yield return (nameof(request.StrickenCode), "own-municipality");

        if (string.IsNullOrWhiteSpace(request.Reason)) yield return (nameof(request.Reason), "required");
        else if (request.Reason.Trim().Length > FilingLimits.ReasonLength) yield return (nameof(request.Reason), $"at-most-{FilingLimits.ReasonLength}");

        if (string.IsNullOrWhiteSpace(request.ConfirmedWith)) yield return (nameof(request.ConfirmedWith), "required");
        else if (request.ConfirmedWith.Trim().Length > FilingLimits.ConfirmedWithLength) yield return (nameof(request.ConfirmedWith), $"at-most-{FilingLimits.ConfirmedWithLength}");
    }

    const string IsMunicipality = "select exists (select from municipality where code = @StrickenCode)";

    const string LockPair = "select pg_advisory_xact_lock(hashtextextended('filing:' || @code || ':' || @StrickenCode, 0))";

    const string FindOpen =
        """
        select id
        from incident
        where municipality_code = @StrickenCode and filed_by_municipality = @code and taken_over_at is null and ended_at is null
        """;

    const string Insert =
        """
        insert into incident (id, municipality_code, title, situation, legal_ground, extraordinary_at, decided_by, started_at, contact_name, contact_phone, site, created_by,
                              filed_by_municipality, filed_reason, filed_confirmed_with, filed_confirmed_at)
        values (@id, @StrickenCode, @title, @situation, @LegalGround, @ExtraordinaryAt, @decidedBy, @StartedAt, @contactName, @contactPhone, @site, @AccountId,
                @code, @reason, @confirmedWith, @now)
        """;
}
