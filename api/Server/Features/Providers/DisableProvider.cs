using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>Switches a provider off: nobody begins or ends a sign-in through it from the next request.</summary>
/// <remarks>Who is signed in stays so, for at most the rest of their ten hours, unless the caller ends those sessions in the same breath: in a crisis a provider may go while the work goes on.</remarks>
static class DisableProvider
{
    public static async Task<Results<Ok<DisableProviderResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, DisableProviderRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation) is not { } seen) return TypedResults.NotFound();
        if (seen.Version != request.ExpectedVersion) return Problems.Outdated(seen);

        if (seen.Enabled) await connection.ExecuteAsync(new(SwitchOff, new { id, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation));
        var ended = request.EndSessions
            ? await connection.ExecuteAsync(new("delete from auth.session where provider_id = @id", new { id }, transaction, cancellationToken: cancellation))
            : 0;
        var disabled = (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation))!;
        await transaction.Record(caller, "provider-disabled", seen.MunicipalityCode, id, new { disabled.Version, endedSessions = ended, leftSessions = disabled.OpenSessions }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new DisableProviderResponse(disabled, ended));
    }

    const string SwitchOff = "update auth.provider set enabled = false, version = version + 1, changed_at = @now where id = @id";
}
