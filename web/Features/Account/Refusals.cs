using MutualAid.Identity.Federation;

namespace MutualAid.Web.Features.Account;

/// <summary>What a person is told when a sign-in by a provider came to nothing: many rules, few things to do about them.</summary>
public enum Refusal
{
    Lost,
    TooLate,
    Cancelled,
    ProviderFailed,
    Unavailable,
    SwitchedOff,
    Untrusted,
    Clock,
    Stronger,
    TooOld,
    Nameless,
    Organisation,
    AnotherMunicipality,
    Unknown,
}

public static class Refusals
{
    const int LongestCode = 40;

    public static Refusal Of(string? word) => ProtocolRules.Of(word) switch
    {
        ProtocolRule.State or ProtocolRule.Browser or ProtocolRule.Replayed or ProtocolRule.Response => Refusal.Lost,
        ProtocolRule.TooLate => Refusal.TooLate,
        ProtocolRule.Cancelled => Refusal.Cancelled,
        ProtocolRule.ProviderError or ProtocolRule.TokenEndpoint or ProtocolRule.Userinfo => Refusal.ProviderFailed,
        ProtocolRule.Unavailable => Refusal.Unavailable,
        ProtocolRule.Provider => Refusal.SwitchedOff,
        ProtocolRule.MixUp or ProtocolRule.IssParameter or ProtocolRule.Malformed or ProtocolRule.Encryption or ProtocolRule.Crit or ProtocolRule.Typ or ProtocolRule.Alg
            or ProtocolRule.Signature or ProtocolRule.Iss or ProtocolRule.Aud or ProtocolRule.Azp or ProtocolRule.Nonce or ProtocolRule.AtHash or ProtocolRule.Claims
            or ProtocolRule.Sub or ProtocolRule.Jti or ProtocolRule.Events => Refusal.Untrusted,
        ProtocolRule.Exp or ProtocolRule.Nbf or ProtocolRule.Iat => Refusal.Clock,
        ProtocolRule.Acr => Refusal.Stronger,
        ProtocolRule.AuthTime => Refusal.TooOld,
        ProtocolRule.SubjectClaim => Refusal.Nameless,
        ProtocolRule.Organisation => Refusal.Organisation,
        ProtocolRule.AnotherMunicipality => Refusal.AnotherMunicipality,
        _ => Refusal.Unknown,
    };

    /// <summary>Where it helps that the provider asks anew who it is: it would else send the same person in the same way.</summary>
    public static bool WantsAnew(Refusal refusal) => refusal is Refusal.Stronger or Refusal.TooOld or Refusal.Organisation or Refusal.AnotherMunicipality;

    /// <summary>The word as support asks for it. Nothing of what cannot be one: an address can be made by anyone, with words to be read out to us.</summary>
    public static string? Code(string? word) => word is { Length: > 0 and <= LongestCode } && word.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? word : null;
}
