using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>The secret that we prove ourselves with is replaced by a new one. It is kept encrypted and told to nobody.</summary>
/// <remarks>Not for a provider that knows us by our key: 409 <c>no-secret</c>.</remarks>
static class ChangeClientSecret
{
    public static async Task<Results<Ok<ProviderDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ChangeClientSecretRequest request, Caller caller, NpgsqlDataSource database, Identity.Federation.Providers providers, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation) is not { } seen) return TypedResults.NotFound();
        if (seen.Version != request.ExpectedVersion) return Problems.Outdated(seen);
        if (seen.Facts.Authentication != "secret") return Problems.Conflict("no-secret");
        if (ProviderChecks.SecretErrors(request.ClientSecret).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await providers.Save(transaction, (await providers.Find(id, cancellation))! with { ClientSecret = request.ClientSecret }, cancellation);
        var changed = (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation))!;
        await transaction.Record(caller, "provider-secret-changed", seen.MunicipalityCode, id, new { changed.Version }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(changed);
    }
}
