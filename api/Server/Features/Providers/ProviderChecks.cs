using System.Text.RegularExpressions;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;

namespace MutualAid.Server.Features.Providers;

/// <summary>What is wrong with what was typed, by field.</summary>
static partial class ProviderChecks
{
    public static IEnumerable<(string Field, string Code)> Errors(this ProviderFacts facts)
    {
        if (!IsText(facts.DisplayName, 1, ProviderFacts.DisplayNameLength)) yield return ("Facts.DisplayName", "required-or-too-long");
        if (!IsText(facts.ClientId, 0, ProviderFacts.ClientIdLength)) yield return ("Facts.ClientId", "required-or-too-long");
        if (facts.Authentication is not ("secret" or "private_key")) yield return ("Facts.Authentication", "unknown");
        if (!IsList(facts.Scopes) || !facts.Scopes.Split(' ').Contains("openid")) yield return ("Facts.Scopes", "no-openid");
        if (!IsList(facts.AcrValues)) yield return ("Facts.AcrValues", "not-a-list");
        if (facts.AcrIsRequired && string.IsNullOrWhiteSpace(facts.AcrValues)) yield return ("Facts.AcrValues", "required-level-not-named");
        if (!IsName(facts.SubjectClaim)) yield return ("Facts.SubjectClaim", "not-a-claim");
        if (facts.AssertionAudience.Length > 0 && !(IsText(facts.AssertionAudience, 1, ProviderFacts.TextLength) && Uri.TryCreate(facts.AssertionAudience, UriKind.Absolute, out _)))
            yield return ("Facts.AssertionAudience", "not-an-address");
        if (facts.OrganisationClaim is { } claim && !IsName(claim)) yield return ("Facts.OrganisationClaim", "not-a-claim");
        if (facts.OrganisationNumber is { } number && !IsText(number, 1, 100)) yield return ("Facts.OrganisationNumber", "required-or-too-long");
        if ((facts.OrganisationClaim is null) != (facts.OrganisationNumber is null)) yield return (facts.OrganisationClaim is null ? "Facts.OrganisationClaim" : "Facts.OrganisationNumber", "one-without-the-other");
    }

    /// <summary>Of a secret that is to be kept.</summary>
    public static IEnumerable<(string Field, string Code)> SecretErrors(string? secret)
    {
        if (!IsText(secret ?? "", 1, ProviderFacts.SecretLength)) yield return ("ClientSecret", "required-or-too-long");
    }

    public static bool IsKey(string key) => Key().IsMatch(key);

    public static Provider With(this Provider provider, ProviderFacts facts) => provider with
    {
        DisplayName = facts.DisplayName.Trim(),
        ClientId = facts.ClientId.Trim(),
        Authentication = facts.Authentication == "secret" ? ClientAuthentication.Secret : ClientAuthentication.PrivateKey,
        ClientSecret = facts.Authentication == "secret" ? provider.ClientSecret : null,
        Scopes = Joined(facts.Scopes),
        AcrValues = Joined(facts.AcrValues),
        AcrIsRequired = facts.AcrIsRequired,
        UseUserInfo = facts.UseUserInfo,
        SubjectClaim = facts.SubjectClaim.Trim(),
        AssertionAudience = facts.AssertionAudience.Trim(),
        OrganisationClaim = facts.OrganisationClaim?.Trim(),
        OrganisationNumber = facts.OrganisationNumber?.Trim(),
        PrivateAddressesAllowed = facts.PrivateAddressesAllowed,
    };

    static string Joined(string list) => string.Join(' ', list.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static bool IsText(string text, int shortest, int longest) => text.Trim().Length >= shortest && text.Length <= longest && !text.Any(char.IsControl);

    static bool IsName(string text) => IsText(text, 1, MappingRuleDto.ClaimLength) && !text.Trim().Any(char.IsWhiteSpace);

    static bool IsList(string text) => text.Length <= ProviderFacts.TextLength && !text.Any(char.IsControl);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}\\z")]
    private static partial Regex Key();
}
