using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>The providers in <c>auth.provider</c>. Never cached: a change holds from the next request on every node.</summary>
public sealed class Providers(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    readonly IDataProtector protector = protection.CreateProtector("MutualAid.Federation", "client-secret.v1");

    public Task<Provider?> Find(string key, CancellationToken cancellation) => Find(FindByKey, new { key }, cancellation);

    public Task<Provider?> Find(Guid id, CancellationToken cancellation) => Find(FindById, new { id }, cancellation);

    internal async Task<Provider?> FindEnabled(string key, CancellationToken cancellation) =>
        await Find(key, cancellation) is { Enabled: true } provider ? provider : null;

    /// <summary>The one that vouched for the person, if it still may.</summary>
    public async Task<Provider?> VouchingFor(ExternalIdentity identity, CancellationToken cancellation) =>
        await Find(identity.ProviderId, cancellation) is { Enabled: true } provider && provider.Issuer == identity.Issuer ? provider : null;

    public async Task<IReadOnlyList<Provider>> ListEnabled(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<ProviderRow>(new(SelectEnabled, cancellationToken: cancellation))).Select(ToProvider)];
    }

    /// <summary>Adds one of version 0, changes one of any other.</summary>
    /// <returns>False when someone else has changed it since it was read.</returns>
    public async Task<bool> Save(Provider provider, CancellationToken cancellation) => await database.Execute(SqlFor(provider), Values(provider), cancellation) == 1;

    /// <summary>The same in the transaction that writes its history.</summary>
    public async Task<bool> Save(NpgsqlTransaction transaction, Provider provider, CancellationToken cancellation) =>
        await transaction.Connection!.ExecuteAsync(new(SqlFor(provider), Values(provider), transaction, cancellationToken: cancellation)) == 1;

    static string SqlFor(Provider provider) => provider.Version == 0 ? Insert : Update;

    object Values(Provider provider) =>
        new
        {
            provider.Id, provider.MunicipalityCode, provider.Key, provider.DisplayName, provider.Issuer, provider.ClientId,
            authentication = provider.Authentication == ClientAuthentication.Secret ? "secret" : "private_key",
            secret = provider.ClientSecret is { } secret ? protector.Protect(Encoding.UTF8.GetBytes(secret)) : null,
            provider.Scopes, provider.AcrValues, provider.AcrIsRequired, provider.UseUserInfo, provider.SubjectClaim, provider.AssertionAudience,
            provider.OrganisationClaim, provider.OrganisationNumber, provider.PrivateAddressesAllowed, provider.Enabled, provider.Version,
            now = clock.GetUtcNow(),
        };

    async Task<Provider?> Find(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ProviderRow>(new(sql, values, cancellationToken: cancellation)) is { } row ? ToProvider(row) : null;
    }

    Provider ToProvider(ProviderRow row) => new()
    {
        Id = row.Id,
        MunicipalityCode = row.MunicipalityCode,
        Key = row.Key,
        DisplayName = row.DisplayName,
        Issuer = row.Issuer,
        ClientId = row.ClientId,
        Authentication = row.Authentication == "secret" ? ClientAuthentication.Secret : ClientAuthentication.PrivateKey,
        ClientSecret = Open(row.Secret),
        Scopes = row.Scopes,
        AcrValues = row.AcrValues,
        AcrIsRequired = row.AcrIsRequired,
        UseUserInfo = row.UseUserInfo,
        SubjectClaim = row.SubjectClaim,
        AssertionAudience = row.AssertionAudience,
        OrganisationClaim = row.OrganisationClaim,
        OrganisationNumber = row.OrganisationNumber,
        PrivateAddressesAllowed = row.PrivateAddressesAllowed,
        Enabled = row.Enabled,
        Version = row.Version,
    };

    /// <summary>Nothing when the key ring that encrypted it is gone: the provider will say that we are not who we say we are.</summary>
    string? Open(byte[]? secret)
    {
        try
        {
            return secret is null ? null : Encoding.UTF8.GetString(protector.Unprotect(secret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    sealed record ProviderRow(
        Guid Id, string MunicipalityCode, string Key, string DisplayName, string Issuer, string ClientId, string Authentication, byte[]? Secret,
        string Scopes, string AcrValues, bool AcrIsRequired, bool UseUserInfo, string SubjectClaim, string AssertionAudience,
        string? OrganisationClaim, string? OrganisationNumber, bool PrivateAddressesAllowed, bool Enabled, int Version);

    const string Columns =
        """
        select id, municipality_code as MunicipalityCode, key, display_name as DisplayName, issuer, client_id as ClientId,
               client_authentication as Authentication, client_secret as Secret, scopes, acr_values as AcrValues,
               acr_is_required as AcrIsRequired, use_userinfo as UseUserInfo, subject_claim as SubjectClaim,
               assertion_audience as AssertionAudience, organisation_claim as OrganisationClaim,
               organisation_number as OrganisationNumber, private_addresses_allowed as PrivateAddressesAllowed, enabled, version
        from auth.provider

        """;

    const string FindByKey = Columns + "where key = @key";
    const string FindById = Columns + "where id = @id";
    const string SelectEnabled = Columns + "where enabled order by display_name, key";

    const string Insert =
        """
        insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, client_secret, scopes,
                                   acr_values, acr_is_required, use_userinfo, subject_claim, assertion_audience, organisation_claim,
                                   organisation_number, private_addresses_allowed, enabled, created_at, changed_at)
        values (@Id, @MunicipalityCode, @Key, @DisplayName, @Issuer, @ClientId, @authentication, @secret, @Scopes,
                @AcrValues, @AcrIsRequired, @UseUserInfo, @SubjectClaim, @AssertionAudience, @OrganisationClaim,
                @OrganisationNumber, @PrivateAddressesAllowed, @Enabled, @now, @now)
        """;

    const string Update =
        """
        update auth.provider
        set municipality_code = @MunicipalityCode, key = @Key, display_name = @DisplayName, issuer = @Issuer, client_id = @ClientId,
            client_authentication = @authentication, client_secret = @secret, scopes = @Scopes, acr_values = @AcrValues,
            acr_is_required = @AcrIsRequired, use_userinfo = @UseUserInfo, subject_claim = @SubjectClaim,
            assertion_audience = @AssertionAudience, organisation_claim = @OrganisationClaim, organisation_number = @OrganisationNumber,
            private_addresses_allowed = @PrivateAddressesAllowed, enabled = @Enabled, version = version + 1, changed_at = @now
        where id = @Id and version = @Version
        """;
}
