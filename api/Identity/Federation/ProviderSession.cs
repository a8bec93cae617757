using Microsoft.AspNetCore.Authentication;

namespace MutualAid.Identity.Federation;

/// <summary>The sign-in at a provider that a session comes from, as it is kept with the session.</summary>
sealed record ProviderSession(Guid ProviderId, string Subject, string? Session, string IdToken)
{
    const string ProviderItem = "mutualaid.provider";
    const string SubjectItem = "mutualaid.provider-subject";
    const string SessionItem = "mutualaid.provider-session";
    const string IdTokenItem = "mutualaid.id-token";

    public static ProviderSession Of(ExternalIdentity identity) => new(identity.ProviderId, identity.ProviderSubject, identity.ProviderSession, identity.IdToken);

    public static ProviderSession? From(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(ProviderItem, out var provider) && provider is not null
            ? new(Guid.Parse(provider), properties.Items[SubjectItem]!, properties.Items.TryGetValue(SessionItem, out var session) ? session : null, properties.Items[IdTokenItem]!)
            : null;

    public void Put(AuthenticationProperties properties)
    {
        properties.Items[ProviderItem] = ProviderId.ToString();
        properties.Items[SubjectItem] = Subject;
        if (Session is not null) properties.Items[SessionItem] = Session;
        properties.Items[IdTokenItem] = IdToken;
    }
}
