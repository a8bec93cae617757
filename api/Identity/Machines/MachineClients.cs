using Dapper;
using Microsoft.Extensions.Options;
using MutualAid.Identity.Federation;
using Npgsql;

namespace MutualAid.Identity.Machines;

/// <summary>The machine clients that are switched on. Never cached: a change holds from the next request on every node.</summary>
public sealed class MachineClients(NpgsqlDataSource database, IOptions<FederationOptions> options)
{
    internal Task<MachineClient?> Find(string clientId, CancellationToken cancellation) =>
        Find("client_id = @clientId and public_keys is not null", new { clientId }, cancellation);

    internal Task<MachineClient?> Find(string issuer, string externalId, CancellationToken cancellation) =>
        Find("issuer = @issuer and external_id = @externalId", new { issuer, externalId }, cancellation);

    /// <summary>What keeps a key set from being a client's: <c>no-keys</c>, <c>keys-unreadable</c>, <c>private-key</c>; nothing when it will do.</summary>
    public static string? WrongWith(string publicKeys)
    {
        try
        {
            if (KeySet.HoldsSecrets(publicKeys)) return "private-key";
            KeySet.Read(publicKeys);
            return null;
        }
        catch (ProviderUnavailableException unusable)
        {
            return unusable.Code.Replace('_', '-');
        }
    }

    /// <summary>Whether keys may be fetched from there at all.</summary>
    public bool MayFetch(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && AddressGuard.Allows(uri, options.Value.AllowLoopback);

    async Task<MachineClient?> Find(string which, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<MachineClient>(new(Select + which, values, cancellationToken: cancellation));
    }

    const string Select =
        """
        select id, account_id as AccountId, municipality_code as MunicipalityCode, name, scopes, public_keys as PublicKeys, issuer,
               keys_address as KeysAddress, token_type as TokenType
        from auth.machine_client
        where enabled and
        """ + " ";
}
