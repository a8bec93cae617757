using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>Switches a provider on: from the next request it stands on the sign-in page.</summary>
/// <remarks>One that is not whole is not switched on: 422 <c>not-whole</c>. One that cannot be used now is not switched on: 422 <c>not-usable</c> with the reason as <c>code</c>. Asked too often, as in <see cref="LookAtIssuer"/>: 429. On already: nothing changes.</remarks>
static class EnableProvider
{
    public static async Task<Results<Ok<ProviderDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, EnableProviderRequest request, Caller caller, NpgsqlDataSource database, ProviderDiscovery discovery, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, null, clock, cancellation) is not { } asked) return TypedResults.NotFound();
        if (asked.Version != request.ExpectedVersion) return Problems.Outdated(asked);
        if (asked.Enabled) return TypedResults.Ok(asked);
        if (!asked.IsWhole) return Problems.Unprocessable("not-whole");

        if (!await discovery.Admits(caller.AccountId, cancellation)) return Problems.Refuse(StatusCodes.Status429TooManyRequests, "too-many-looks");

        // Before the row is locked: the answer may take seconds. Of another version nothing is concluded.
        var report = await discovery.Look(asked.Issuer, asked.Facts.PrivateAddressesAllowed, CancellationToken.None);
        if (report.Failure is { } failure)
        {
            await LookAtIssuer.WriteDown(database, caller, asked.MunicipalityCode, asked.Issuer, asked.Facts.PrivateAddressesAllowed, report);
            return Problems.Unprocessable("not-usable", ("code", failure));
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation) is not { } seen) return TypedResults.NotFound();
        if (seen.Version != request.ExpectedVersion) return Problems.Outdated(seen);

        await connection.ExecuteAsync(new(SwitchOn, new { id, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "provider-enabled", seen.MunicipalityCode, id, new { version = seen.Version + 1 }, cancellation);
        var enabled = (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation))!;
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(enabled);
    }

    const string SwitchOn = "update auth.provider set enabled = true, version = version + 1, changed_at = @now where id = @id";
}
