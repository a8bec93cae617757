using Microsoft.AspNetCore.Authentication;

namespace MutualAid.Identity.Federation;

/// <summary>Signing in through a municipality's own provider.</summary>
public static class FederatedSignIn
{
    /// <summary><c>ChallengeAsync</c> begins a sign-in, <c>SignOutAsync</c> ends the session here and at the provider that it came from.</summary>
    public const string Scheme = "MutualAid.Federation";

    internal const string ProviderItem = "provider";
    internal const string TestItem = "test";
    internal const string MaxAgeParameter = "max_age";
    internal const string PromptParameter = "prompt";
    internal const string ConfirmsParameter = "confirms";

    /// <summary>What a challenge of <see cref="Scheme"/> needs.</summary>
    /// <param name="providerKey">Of <see cref="Provider.Key"/>.</param>
    /// <param name="returnUrl">On this site; another leads home.</param>
    /// <param name="maxAge">How long ago the person may have signed in at the provider.</param>
    /// <param name="prompt">Such as <c>login</c>, or <c>select_account</c>.</param>
    public static AuthenticationProperties At(string providerKey, string? returnUrl = null, TimeSpan? maxAge = null, string? prompt = null)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnUrl, Items = { [ProviderItem] = providerKey } };
        properties.SetParameter(MaxAgeParameter, maxAge);
        properties.SetParameter(PromptParameter, prompt);
        return properties;
    }

    /// <summary>The person who has the session proves again who they are: the provider asks anew, and no other account gets in this way.</summary>
    public static AuthenticationProperties Confirm(string providerKey, Guid accountId, string? returnUrl)
    {
        var properties = At(providerKey, returnUrl, TimeSpan.Zero, "login");
        properties.SetParameter<Guid?>(ConfirmsParameter, accountId);
        return properties;
    }

    /// <summary>A sign-in that is a test, at a provider that may be switched off: it opens no session and links nothing, and <see cref="TestSignIns"/> has what came back.</summary>
    /// <remarks>Whether the person may administer the provider is for the caller to be sure of.</remarks>
    public static AuthenticationProperties TestAt(string providerKey, string returnUrl)
    {
        var properties = At(providerKey, returnUrl);
        properties.Items[TestItem] = "true";
        return properties;
    }
}
