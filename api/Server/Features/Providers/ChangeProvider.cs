using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>Changes what is agreed with a provider. Holds from the next request on every node, also for sign-ins that are under way.</summary>
/// <remarks>Key and issuer stay: a provider with others is another one. The claim that people are known by stays once somebody is.</remarks>
static class ChangeProvider
{
    public static async Task<Results<Ok<ProviderDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ChangeProviderRequest request, Caller caller, NpgsqlDataSource database, Identity.Federation.Providers providers, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation) is not { } seen) return TypedResults.NotFound();
        if (seen.Version != request.ExpectedVersion) return Problems.Outdated(seen);

        var before = (await providers.Find(id, cancellation))!;
        var errors = request.Facts.Errors().ToList();
        if (request.Facts.PrivateAddressesAllowed && !seen.Facts.PrivateAddressesAllowed && !seen.MayAllowPrivateAddresses) errors.Add(("Facts.PrivateAddressesAllowed", "operator-only"));
        if (request.Facts.SubjectClaim.Trim() != seen.Facts.SubjectClaim && seen.LinkedAccounts > 0) errors.Add(("Facts.SubjectClaim", "people-are-known-by-it"));
        if (seen.Enabled && string.IsNullOrWhiteSpace(request.Facts.ClientId)) errors.Add(("Facts.ClientId", "required-or-too-long"));
        // Kept already, unless it was a key until now, or the key ring that encrypted it is gone.
        var isWanted = seen.Enabled && request.Facts.Authentication == "secret" && before.ClientSecret is null;
        if (request.ClientSecret is not null || isWanted) errors.AddRange(ProviderChecks.SecretErrors(request.ClientSecret));
        if (errors.Count > 0) return Problems.Invalid([.. errors]);

        var after = (before with { ClientSecret = request.ClientSecret ?? before.ClientSecret }).With(request.Facts);
        await providers.Save(transaction, after, cancellation);
        var changed = (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation))!;
        await transaction.Record(
            caller, "provider-changed", seen.MunicipalityCode, id, new { changed.Version, fields = Changed(seen.Facts, changed.Facts).ToArray(), changed.Facts.PrivateAddressesAllowed }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(changed);
    }

    static IEnumerable<string> Changed(ProviderFacts before, ProviderFacts after) =>
        from property in typeof(ProviderFacts).GetProperties()
        where !Equals(property.GetValue(before), property.GetValue(after))
        select property.Name;
}
