using Dapper;
using Npgsql;

namespace MutualAid.Identity.Factors;

/// <summary>What a person has enrolled beside the pass phrase.</summary>
/// <param name="CodesLeft">Printed codes that were not used.</param>
public sealed record Enrolled(bool App, int CodesLeft, int Passkeys)
{
    public bool Any => App || CodesLeft > 0 || Passkeys > 0;

    /// <summary>After a right pass phrase. A paper that is used up asks for nothing: nobody could answer.</summary>
    public bool WantCode => App || CodesLeft > 0;
}

/// <param name="Key">As in its addresses.</param>
public sealed record OwnProvider(string Key, string DisplayName);

public sealed class OwnFactors(NpgsqlDataSource database)
{
    /// <summary>Municipal sign-ins that know the person and are switched on.</summary>
    public async Task<IReadOnlyList<OwnProvider>> ProvidersOf(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<OwnProvider>(new(SelectProviders, new { accountId }, cancellationToken: cancellation))];
    }

    public async Task<Enrolled> Of(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleAsync<Enrolled>(new(Select, new { accountId }, cancellationToken: cancellation));
    }

    const string SelectProviders =
        """
        select distinct provider.key as Key, provider.display_name as DisplayName
        from auth.external_login
        join auth.account on account.id = external_login.account_id
        join auth.provider on provider.issuer = external_login.issuer and provider.municipality_code = account.municipality_code and provider.enabled
        where external_login.account_id = @accountId
        order by provider.display_name
        """;

    const string Select =
        """
        select authenticator_key is not null as App,
               (select count(*)::int from auth.printed_code where account_id = @accountId and used_at is null) as CodesLeft,
               (select count(*)::int from auth.passkey where account_id = @accountId) as Passkeys
        from auth.account
        where id = @accountId
        """;
}
