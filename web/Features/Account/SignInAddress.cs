using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Identity.Federation;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Account;

/// <summary>Addresses of the sign-in page and of what it leads to, none of which leads to another site in the end.</summary>
static class SignInAddress
{
    public const string NotLinked = "/sign-in/not-linked";

    /// <summary>Where somebody whom a provider vouches for, and who has no account, chooses what to do; then on to where they were going.</summary>
    public static string NotLinkedPage(string? returnUrl) =>
        LocalUrl.OrHome(returnUrl) is var local && local == "/" ? NotLinked : QueryHelpers.AddQueryString(NotLinked, "returnUrl", local);

    public static string Page(string? returnUrl, string? municipality = null, bool otherWays = false, string? done = null) => QueryHelpers.AddQueryString("/sign-in", new Dictionary<string, string?>
    {
        ["municipality"] = municipality,
        ["way"] = otherWays ? "other" : null,
        ["done"] = done,
        ["returnUrl"] = LocalUrl.OrHome(returnUrl) is var local && local == "/" ? null : local,
    });

    /// <param name="again">The provider is to ask who it is though it may know.</param>
    public static string AtProvider(string key, string? returnUrl, bool again = false) => QueryHelpers.AddQueryString(FederationEndpoints.Start(key), new Dictionary<string, string?>
    {
        ["again"] = again ? "yes" : null,
        ["returnUrl"] = LocalUrl.OrHome(returnUrl),
    });
}
