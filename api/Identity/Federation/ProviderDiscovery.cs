using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Federation;

/// <summary>What a provider publishes, as far as it matters to us, and what is to be thought of it.</summary>
/// <param name="Issuer">As it was looked at: what was pasted, without the ending that the discovery document's address has.</param>
/// <param name="Failure">Why it cannot be used as it is, as in <c>auth.provider_health</c>; nothing when it can.</param>
/// <param name="NamedIssuer">What it calls itself, where that is another than <paramref name="Issuer"/>.</param>
/// <param name="Endpoints">Name and address of those that it has.</param>
/// <param name="Lists">Name and values of what it supports, empty where it does not say.</param>
/// <param name="Says">Name of what it says yes to.</param>
/// <param name="Remarks">What is missing or odd, as stable codes; none of them bars it.</param>
/// <param name="Keys">How many of its keys we can use.</param>
public sealed record DiscoveryReport(
    string Issuer, string? Failure, string? NamedIssuer, IReadOnlyDictionary<string, string> Endpoints, IReadOnlyDictionary<string, IReadOnlyList<string>> Lists,
    IReadOnlyList<string> Says, IReadOnlyList<string> Remarks, int Keys);

/// <summary>Looks at an issuer before anything is agreed with it: its discovery document and keys, by the same connection and the same checks as a sign-in.</summary>
public sealed class ProviderDiscovery
{
    public const int LongestIssuer = 300;

    const string WellKnown = "/.well-known/openid-configuration";
    const int MostValues = 40;
    const int LongestText = 300;

    static readonly string[] EndpointNames = ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"];

    static readonly string[] ListNames =
    [
        "response_types_supported", "token_endpoint_auth_methods_supported", "token_endpoint_auth_signing_alg_values_supported", "id_token_signing_alg_values_supported",
        "code_challenge_methods_supported", "acr_values_supported", "scopes_supported", "claims_supported",
    ];

    static readonly string[] Switches =
    [
        "backchannel_logout_supported", "backchannel_logout_session_supported", "authorization_response_iss_parameter_supported", "claims_parameter_supported",
    ];

    // Enough for who tries a dozen spellings of one address, too few for who wants to know what answers where.
    static readonly ThrottleLimit ByAccount = new("issuer-look", 20, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10));

    readonly Backchannel backchannel;
    readonly Throttle throttle;
    readonly bool loopback;

    internal ProviderDiscovery(Backchannel backchannel, Throttle throttle, IOptions<FederationOptions> options) =>
        (this.backchannel, this.throttle, loopback) = (backchannel, throttle, options.Value.AllowLoopback);

    /// <summary>Whether the account may have one more address asked now: our servers are not its scanner.</summary>
    public Task<bool> Admits(Guid accountId, CancellationToken cancellation) => throttle.Admits(ByAccount, accountId.ToString(), cancellation);

    /// <summary>The issuer in what somebody has pasted: it may be the discovery document's address. Nothing when it is no address that we could connect to.</summary>
    public string? IssuerIn(string pasted)
    {
        var text = pasted.Trim();
        if (text.EndsWith(WellKnown, StringComparison.Ordinal)) text = text[..^WellKnown.Length];
        return text.Length is > 0 and <= LongestIssuer && !text.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || sign is '?' or '#')
            && Uri.TryCreate(text, UriKind.Absolute, out var address) && AddressGuard.Allows(address, loopback) ? text : null;
    }

    /// <param name="issuer">Of <see cref="IssuerIn"/>.</param>
    /// <param name="privateAddresses">Whether it may be inside a network that both share.</param>
    public async Task<DiscoveryReport> Look(string issuer, bool privateAddresses, CancellationToken cancellation)
    {
        var provider = new Provider
        {
            MunicipalityCode = "", Key = "", DisplayName = "", Issuer = issuer, ClientId = "", PrivateAddressesAllowed = privateAddresses,
        };
        JsonElement document = default;
        try
        {
            var discovery = await Read(provider, provider.Discovery, cancellation);
            document = Parse(discovery);
            var jwks = await Read(provider, new(Metadata.ReadDiscovery(provider, discovery, loopback).JwksUri), cancellation);
            var keys = Metadata.Read(provider, new(discovery, jwks, default), loopback).SigningKeys.Count;
            return Report(issuer, null, document, keys);
        }
        catch (ProviderUnavailableException failure)
        {
            return Report(issuer, failure.Code, document, keys: 0);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // As in MetadataCache: whatever a stranger's text makes a parser throw is the provider's trouble.
            return Report(issuer, "unreadable", document, keys: 0);
        }
    }

    async Task<string> Read(Provider provider, Uri address, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        var answer = await backchannel.Send(provider, request, cancellation);
        return answer.IsSuccess ? answer.Body : throw new ProviderUnavailableException($"status_{(int)answer.Status}");
    }

    static JsonElement Parse(string discovery)
    {
        try
        {
            return StrictJson.Parse(Encoding.UTF8.GetBytes(discovery), ProtocolRule.ProviderError);
        }
        catch (ProtocolException unreadable)
        {
            throw new ProviderUnavailableException("discovery_unreadable", unreadable);
        }
    }

    static DiscoveryReport Report(string issuer, string? failure, JsonElement document, int keys)
    {
        var named = Text(document, "issuer");
        var lists = ListNames.ToDictionary(name => name, name => Texts(document, name));
        string[] says = [.. Switches.Where(name => document.ValueKind == JsonValueKind.Object && document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True)];
        var endpoints = EndpointNames.Where(name => Text(document, name) is not null).ToDictionary(name => name, name => Text(document, name)!);
        return new(issuer, failure, named == issuer ? null : named, endpoints, lists, says, document.ValueKind == JsonValueKind.Object ? [.. Remarks(lists, says, endpoints)] : [], keys);
    }

    /// <summary>A list that is left out says nothing, but for client authentication, whose default is in the standard (OpenID Connect Discovery, 3).</summary>
    static IEnumerable<string> Remarks(Dictionary<string, IReadOnlyList<string>> lists, string[] says, Dictionary<string, string> endpoints)
    {
        var (flows, methods, challenges) = (lists["response_types_supported"], lists["token_endpoint_auth_methods_supported"], lists["code_challenge_methods_supported"]);
        var algorithms = lists["id_token_signing_alg_values_supported"];
        if (flows.Count > 0 && !flows.Contains("code")) yield return "no_code_flow";
        if (methods.Count > 0 && !methods.Contains("client_secret_basic") && !methods.Contains("private_key_jwt")) yield return "no_client_authentication";
        if (!methods.Contains("private_key_jwt")) yield return "no_private_key";
        if (algorithms.Count > 0 && !algorithms.Any(SignedToken.Accepts)) yield return "no_algorithm";
        if (challenges.Count == 0) yield return "pkce_not_said";
        else if (!challenges.Contains("S256")) yield return "no_pkce";
        if (!endpoints.ContainsKey("userinfo_endpoint")) yield return "no_userinfo";
        if (!endpoints.ContainsKey("end_session_endpoint")) yield return "no_end_session";
        if (!says.Contains("backchannel_logout_supported")) yield return "no_back_channel_logout";
        if (!says.Contains("authorization_response_iss_parameter_supported")) yield return "no_iss_parameter";
        if (lists["acr_values_supported"].Count == 0) yield return "acr_not_said";
    }

    static string? Text(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Cut(value.GetString()!) : null;

    static IReadOnlyList<string> Texts(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object ? [.. document.Texts(name).Take(MostValues).Select(Cut)] : [];

    static string Cut(string text) => new([.. text.Where(sign => !char.IsControl(sign)).Take(LongestText)]);
}
