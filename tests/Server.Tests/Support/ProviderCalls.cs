using System.Net.Http.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Server.Tests.Support;

/// <summary>A municipality's provider, and what its administrator sends.</summary>
static class ProviderCalls
{
    public const string Secret = "en hemlighet 4711";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ProviderFacts Facts(string name = "Provköpings kommun") =>
        new(name, "mutualaid", "secret", "openid profile", "", false, true, "sub", "", null, null, false);

    public static AddProviderRequest Request(string issuer = "https://login.provkoping.example", string? key = null) => new(key ?? NewKey(), issuer, Secret, Facts());

    public static string NewKey() => $"p-{Guid.NewGuid():n}";

    public static MappingRuleDto RoleFor(string value, string role) => new(null, "groups", value, role, null, null);

    public static MappingRuleDto SkillFor(string value, string skill, int level) => new(null, "groups", value, null, skill, level);

    /// <summary>Kept already, as the server itself keeps it.</summary>
    public static async Task<Guid> GivenProvider(this Api api, string municipalityCode, bool enabled = false, string issuer = "https://login.provkoping.example")
    {
        var provider = new Provider
        {
            MunicipalityCode = municipalityCode, Key = NewKey(), DisplayName = "Provköpings kommun", Issuer = issuer, ClientId = "mutualaid", ClientSecret = Secret, Enabled = enabled,
        };
        await api.Services.GetRequiredService<Providers>().Save(provider, Cancellation);
        return provider.Id;
    }

    /// <summary>Somebody who is known by an identity of the provider's issuer and signed in through it.</summary>
    public static async Task<Guid> GivenSignedInThrough(this Api api, Guid provider, string municipalityCode)
    {
        var account = await api.GivenAccount(municipalityCode);
        await using var connection = await api.Database.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            insert into auth.external_login (issuer, subject, account_id)
            select issuer, @account::text, @account
            from auth.provider
            where id = @provider;

            insert into auth.session (key_hash, account_id, ticket, created_at, expires_at, provider_id, provider_subject)
            values (decode(md5(@account::text), 'hex'), @account, '', '2020-01-01', '2090-01-01', @provider, @account::text);
            """,
            new { account, provider });
        return account;
    }

    public static Task<MisbehavingProvider> Stub() => MisbehavingProvider.Start(new SteppedClock());

    public static async Task<ProviderDto> Provider(this HttpClient client, Guid id) => (await client.GetFromJsonAsync<ProviderDto>($"/providers/{id}", Cancellation))!;

    public static Task<HttpResponseMessage> AddProvider(this HttpClient client, string code, AddProviderRequest request) =>
        client.PostAsJsonAsync($"/municipalities/{code}/providers", request, Cancellation);

    public static Task<HttpResponseMessage> ChangeMapping(this HttpClient client, Guid id, int version, params MappingRuleDto[] rules) =>
        client.PutAsJsonAsync($"/providers/{id}/mapping", new ChangeMappingRequest(version, rules), Cancellation);
}
