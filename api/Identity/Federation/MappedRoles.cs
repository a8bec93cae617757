using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>What a claim's value gives: a role in the provider's own municipality, or a skill in its register.</summary>
/// <param name="Value">Letter by letter; one of a list's values where the claim is a list.</param>
public sealed record MappingRule(Guid Id, string Claim, string Value, string? Role, string? SkillId, int? Level)
{
    public const int LongestClaim = 200;
    public const int LongestValue = 300;

    /// <summary>Of one provider.</summary>
    public const int Most = 200;
}

/// <summary>Turns what a provider says about a person into roles and skills, at each sign-in.</summary>
/// <remarks>
/// <c>auth.apply_provider_mapping</c> decides and writes the history: this host names the rules that were met, and the function gives what they say, in the provider's own
/// municipality alone. Roles given by hand are left as they are, and what one provider says no more stays while another says it.
/// </remarks>
public sealed class MappedRoles(NpgsqlDataSource database, SignInEvents events, TimeProvider clock)
{
    /// <summary>A claim with more values gives nothing at all: cut off, it would give other roles from day to day.</summary>
    public const int MostValues = 1000;

    public async Task<IReadOnlyList<MappingRule>> Rules(Guid providerId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<MappingRule>(new(Select, new { providerId }, cancellationToken: cancellation))];
    }

    /// <summary>The rules that are met by what is said.</summary>
    /// <param name="said">The texts that a claim has; empty where it is not there.</param>
    public static IReadOnlyList<Guid> Met(IEnumerable<MappingRule> rules, Func<string, IReadOnlyList<string>> said) =>
    [
        .. from claim in rules.GroupBy(rule => rule.Claim, StringComparer.Ordinal)
           let values = said(claim.Key)
           where values.Count <= MostValues
           let set = values.ToHashSet(StringComparer.Ordinal)
           from rule in claim
           where set.Contains(rule.Value)
           select rule.Id,
    ];

    /// <summary>Where both say something, the id_token is believed.</summary>
    internal async Task<IReadOnlyList<Guid>> Met(Provider provider, JsonElement idToken, JsonElement? userInfo, CancellationToken cancellation) =>
        Met(await Rules(provider.Id, cancellation), claim => idToken.TryGetProperty(claim, out _) || userInfo is null ? idToken.Texts(claim) : userInfo.Value.Texts(claim));

    internal async Task Apply(HttpContext http, Account account, ExternalIdentity identity)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        var changed = await connection.ExecuteScalarAsync<bool>(new(
            "select auth.apply_provider_mapping(@account, @provider, @rules, @now)",
            new { account = account.Id, provider = identity.ProviderId, rules = identity.Mapped.ToArray(), now = clock.GetUtcNow() },
            cancellationToken: http.RequestAborted));
        if (changed) await events.Record(http, account.Id, SignInEventKind.AccessChanged, SignInMethod.Provider);
    }

    const string Select =
        """
        select id as Id, claim as Claim, value as Value, role as Role, skill_id as SkillId, level::integer as Level
        from auth.provider_mapping
        where provider_id = @providerId
        order by claim, value, role, skill_id
        """;
}
