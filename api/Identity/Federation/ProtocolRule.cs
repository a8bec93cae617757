using System.Text.Json;

namespace MutualAid.Identity.Federation;

/// <summary>Why a message of a provider or a program came to nothing. In addresses, logs and tests by its <see cref="ProtocolRules.Word"/>, which stays the same.</summary>
public enum ProtocolRule
{
    // The way there and back.
    State,
    Browser,
    MixUp,
    TooLate,
    Replayed,
    Response,
    IssParameter,
    Cancelled,
    ProviderError,

    // The provider and its endpoints.
    Provider,
    TokenEndpoint,
    Userinfo,

    /// <summary>It does not answer, or not properly: a <see cref="ProviderUnavailableException"/>.</summary>
    Unavailable,

    // Its tokens.
    Malformed,
    Encryption,
    Crit,
    Typ,
    Alg,
    Signature,
    Iss,
    Aud,
    Azp,
    Exp,
    Nbf,
    Iat,
    Nonce,
    AtHash,
    Claims,
    Sub,
    Jti,
    Events,

    // The person.
    Acr,
    AuthTime,
    SubjectClaim,
    Organisation,
    AnotherMunicipality,

    /// <summary>A session was to be confirmed, and somebody else came back.</summary>
    AnotherPerson,

    // A program's assertion or token.
    Client,
    Cnf,
}

public static class ProtocolRules
{
    static readonly Dictionary<ProtocolRule, string> Words =
        Enum.GetValues<ProtocolRule>().ToDictionary(rule => rule, rule => JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.ToString()));

    static readonly Dictionary<string, ProtocolRule> Rules = Words.ToDictionary(word => word.Value, word => word.Key);

    /// <summary><c>at_hash</c></summary>
    public static string Word(this ProtocolRule rule) => Words[rule];

    /// <summary>Nothing for a word that stands for none: an address can be made by anyone.</summary>
    public static ProtocolRule? Of(string? word) => word is not null && Rules.TryGetValue(word, out var rule) ? rule : null;
}
