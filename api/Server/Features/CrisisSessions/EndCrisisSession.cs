using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.CrisisSessions;

/// <summary>A colleague or an operator ends a crisis session: the next request with it, to any node, finds nobody signed in.</summary>
/// <remarks>What has ended already answers as it stands and is not written again.</remarks>
static class EndCrisisSession
{
    public static async Task<Results<Ok<CrisisSessionDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await CrisisSessionRow.Hold(connection, id, caller, now, transaction, cancellation) is not { } session) return TypedResults.NotFound();
        if (!session.MayBeEndedBy(caller)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (!session.IsOpen) return TypedResults.Ok(session.ToDto(caller));

        await connection.ExecuteAsync(new(End, new { id, session.AccountId, by = caller.AccountId, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "crisis-session-ended", session.MunicipalityCode, id, new { accountId = session.AccountId }, cancellation);
        var ended = await CrisisSessionRow.Find(connection, id, caller, now, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(ended!.ToDto(caller));
    }

    const string End =
        """
        delete from auth.session where crisis_session_id = @id;
        update auth.crisis_session set ended_at = @now, ended_by = @by where id = @id;
        insert into auth.event (account_id, kind, at, address) values (@AccountId, 'crisis-session-ended', @now, '');
        """;
}
