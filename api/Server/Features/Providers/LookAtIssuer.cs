using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>Asks an address what it publishes as an OpenID provider, before anything is kept.</summary>
/// <remarks>
/// The address is a stranger's: it is asked over the connection that sign-ins use, which goes to no address of ours, follows no redirect and reads little.
/// Who asks, and which host, is written down; 429 <c>too-many-looks</c> where it is too often.
/// </remarks>
static class LookAtIssuer
{
    public static async Task<Results<Ok<LookAtIssuerResponse>, ValidationProblem, ProblemHttpResult>> Handle(
        string code, LookAtIssuerRequest request, Caller caller, NpgsqlDataSource database, ProviderDiscovery discovery, CancellationToken cancellation)
    {
        if (request.PrivateAddressesAllowed && !caller.May(Right.AllProviders, code)) return Problems.Invalid((nameof(request.PrivateAddressesAllowed), "operator-only"));
        if (discovery.IssuerIn(request.Issuer) is not { } issuer) return Problems.Invalid((nameof(request.Issuer), "not-an-issuer"));

        if (!await discovery.Admits(caller.AccountId, cancellation)) return Problems.Refuse(StatusCodes.Status429TooManyRequests, "too-many-looks");

        // Whoever goes away while it runs has looked all the same.
        var report = await discovery.Look(issuer, request.PrivateAddressesAllowed, CancellationToken.None);
        await WriteDown(database, caller, code, issuer, request.PrivateAddressesAllowed, report);
        return TypedResults.Ok(new LookAtIssuerResponse(
            report.Issuer, report.Failure, report.NamedIssuer, report.Endpoints, report.Lists.ToDictionary(list => list.Key, list => list.Value.ToArray()), [.. report.Says],
            [.. report.Remarks], report.Keys));
    }

    /// <summary>The host alone: whatever else was pasted may hold a secret.</summary>
    internal static async Task WriteDown(NpgsqlDataSource database, Caller caller, string code, string issuer, bool privateAddressesAllowed, DiscoveryReport report)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        await transaction.Record(
            caller, "issuer-looked-at", code, null, new { host = new Uri(issuer).Authority, result = report.Failure ?? "usable", privateAddressesAllowed }, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
