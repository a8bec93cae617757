using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Providers;

/// <summary>Asks an address what it publishes as an OpenID provider, before anything is kept.</summary>
/// <remarks>The address is a stranger's: it is asked over the connection that sign-ins use, which goes to no address of ours, follows no redirect and reads little.</remarks>
static class LookAtIssuer
{
    public static async Task<Results<Ok<LookAtIssuerResponse>, ValidationProblem>> Handle(
        string code, LookAtIssuerRequest request, Caller caller, ProviderDiscovery discovery, CancellationToken cancellation)
    {
        if (request.PrivateAddressesAllowed && !caller.May(Right.AllProviders, code)) return Problems.Invalid((nameof(request.PrivateAddressesAllowed), "operator-only"));
        if (discovery.IssuerIn(request.Issuer) is not { } issuer) return Problems.Invalid((nameof(request.Issuer), "not-an-issuer"));

        var report = await discovery.Look(issuer, request.PrivateAddressesAllowed, cancellation);
        return TypedResults.Ok(new LookAtIssuerResponse(
            report.Issuer, report.Failure, report.NamedIssuer, report.Endpoints, report.Lists.ToDictionary(list => list.Key, list => list.Value.ToArray()), [.. report.Says],
            [.. report.Remarks], report.Keys));
    }
}
