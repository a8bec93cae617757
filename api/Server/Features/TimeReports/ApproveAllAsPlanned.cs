using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>The host approves every waiting report that says what the plan said, in one press.</summary>
/// <remarks>
/// Nothing is sent about what was seen: a report that equals its plan holds no news, whenever it came. The caller's own hours are passed over.
/// </remarks>
static class ApproveAllAsPlanned
{
    public static async Task<Results<Ok<ApproveAllAsPlannedResponse>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await connection.QuerySingleOrDefaultAsync<string>(new(FindMunicipality, new { id }, transaction, cancellationToken: cancellation)) is not { } code || !caller.May(Right.ApproveTimeAsHost, code))
            return TypedResults.NotFound();

        var which = new WhichShifts(IncidentId: id, States: ["reported"]);
        var waiting = await ReportedShifts.Find(connection, which, transaction, cancellation);
        var held = waiting.Select(shift => shift.PersonId).ToHashSet();
        await connection.LockPersons(transaction, held, cancellation);

        var now = clock.GetCurrentInstant();
        var approved = 0;
        foreach (var shift in await ReportedShifts.Find(connection, which, transaction, cancellation))
        {
            if (!shift.IsAsPlanned || shift.AccountId == caller.AccountId || !held.Contains(shift.PersonId)) continue;

            await Approval.ForHost(connection, shift, caller, now, transaction, cancellation);
            approved++;
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new ApproveAllAsPlannedResponse(approved));
    }

    const string FindMunicipality = "select municipality_code from incident where id = @id";
}
