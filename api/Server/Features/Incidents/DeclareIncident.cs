using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>A crisis lead says that the municipality has been struck, and on what legal ground it asks for help.</summary>
static class DeclareIncident
{
    public static async Task<Results<Created<IncidentDto>, ValidationProblem>> Handle(
        string code, IncidentFacts facts, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (IncidentChecks.Check(facts, clock.GetUtcNow()).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                id, code, title = facts.Title.Trim(), situation = facts.Situation.Trim(), facts.LegalGround, facts.ExtraordinaryAt, decidedBy = facts.DecidedBy.Trim(),
                facts.StartedAt, contactName = facts.ContactName.Trim(), contactPhone = facts.ContactPhone.Trim(), site = facts.Site.Trim(), caller.AccountId,
            },
            transaction,
            cancellationToken: cancellation));

        await transaction.Record(caller, "incident-declared", code, id, new { facts.LegalGround, facts.ExtraordinaryAt }, cancellation);
        var declared = await IncidentRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/incidents/{id}", declared!.ToDto());
    }

    const string Insert =
        """
        insert into incident (id, municipality_code, title, situation, legal_ground, extraordinary_at, decided_by, started_at, contact_name, contact_phone, site, created_by)
        values (@id, @code, @title, @situation, @LegalGround, @ExtraordinaryAt, @decidedBy, @StartedAt, @contactName, @contactPhone, @site, @AccountId)
        """;
}
