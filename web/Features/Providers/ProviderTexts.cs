using System.Text;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Web.Design;

namespace MutualAid.Web.Features.Providers;

/// <summary>Codes of the protocol as sentences that say what is wrong and what to do.</summary>
static class ProviderTexts
{
    /// <summary>Why a provider cannot be used, and what to do about it.</summary>
    public static string Failure(string code, IStringLocalizer words) =>
        words[$"Failure.{code}"] is { ResourceNotFound: false } known ? known.Value
        : code.Split("status_") is [_, var status] ? words["Failure.status", status]
        : words["Failure.other", code];

    /// <summary>Which rule refused a sign-in, and what to do about it.</summary>
    public static string Rule(string rule, IStringLocalizer words) => words[$"Rule.{rule}"] is { ResourceNotFound: false } known ? known.Value : words["Rule.other", rule];

    public static (Tone Tone, string Text) State(bool enabled, ProviderHealthDto health, IStringLocalizer words) => (enabled, health.State) switch
    {
        (false, _) => (Tone.Neutral, words["StateOff"]),
        (_, "up") => (Tone.Success, words["StateUp"]),
        (_, "down") => (Tone.Danger, words["StateDown"]),
        _ => (Tone.Info, words["StateUnknown"]),
    };

    /// <summary>What a provider of this issuer has in its addresses here, at first: <c>skelleftea</c>.</summary>
    public static string KeyOf(string municipality) =>
        new([.. municipality.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => letter < 128).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(40)]);

    /// <summary>What can be told from what a provider publishes, and from whose product it is.</summary>
    public static ProviderFacts FirstFacts(string name, LookAtIssuerResponse found, bool privateAddresses)
    {
        // Both know the audience by their token endpoint; at the first, sub is another for each client.
        var isEntra = new Uri(found.Issuer).Host == "login.microsoftonline.com";
        var isAdfs = found.Issuer.TrimEnd('/').EndsWith("/adfs", StringComparison.OrdinalIgnoreCase);
        var hasKeys = found.Lists.GetValueOrDefault("token_endpoint_auth_methods_supported")?.Contains("private_key_jwt") is true;
        return new(
            name, "", hasKeys ? "private_key" : "secret", "openid profile", "", false, found.Endpoints.ContainsKey("userinfo_endpoint"), isEntra ? "oid" : "sub",
            isEntra || isAdfs ? found.Endpoints["token_endpoint"] : "", null, null, privateAddresses);
    }

    /// <summary>What the municipality registers at its provider.</summary>
    public static IEnumerable<(string Words, string Address)> Registration(string key, Uri site) =>
    [
        ("RedirectUri", new Uri(site, FederationEndpoints.Callback(key)).ToString()),
        ("PostLogoutUri", new Uri(site, FederationEndpoints.SignedOut(key)).ToString()),
        ("BackChannelUri", new Uri(site, FederationEndpoints.BackChannelLogout(key)).ToString()),
        ("JwksUri", new Uri(site, FederationEndpoints.Keys).ToString()),
    ];
}
