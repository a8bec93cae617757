using Dapper;
using MutualAid.Contracts.Machines;
using MutualAid.Identity.Machines;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Machines;

static class MachineClientRows
{
    public static readonly string[] Scopes = ["register", "time-reports"];

    public static async Task<MachineClientDto[]> ListMachineClients(this NpgsqlConnection connection, string code, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<Row>(new(Select + "where municipality_code = @code order by name, id", new { code }, cancellationToken: cancellation))).Select(row => row.ToDto())];

    public static async Task<MachineClientDto?> FindMachineClient(this NpgsqlTransaction transaction, Guid id, CancellationToken cancellation) =>
        (await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new(Select + "where id = @id for update", new { id }, transaction, cancellationToken: cancellation)))?.ToDto();

    /// <summary>The account that the program acts by, which outlives it.</summary>
    public static Task<Guid> AccountOfMachineClient(this NpgsqlTransaction transaction, Guid id, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteScalarAsync<Guid>(new("select account_id from auth.machine_client where id = @id", new { id }, transaction, cancellationToken: cancellation));

    public static (string Field, string Code)[] FindErrors(this SaveMachineClientRequest asked, MachineClients machines)
    {
        return [.. Errors()];

        IEnumerable<(string, string)> Errors()
        {
            if (string.IsNullOrWhiteSpace(asked.Name)) yield return (nameof(asked.Name), "required");
            if (asked.Scopes.Length == 0) yield return (nameof(asked.Scopes), "required");
            if (asked.Scopes.Except(Scopes).Any()) yield return (nameof(asked.Scopes), "unknown");
            if (asked is { PublicKeys: not null, Authority: not null }) yield return (nameof(asked.PublicKeys), "one-of-two");
            else if (asked.Authority is { } authority)
            {
                if (string.IsNullOrWhiteSpace(authority.Issuer)) yield return ($"{nameof(asked.Authority)}.{nameof(authority.Issuer)}", "required");
                if (string.IsNullOrWhiteSpace(authority.ClientId)) yield return ($"{nameof(asked.Authority)}.{nameof(authority.ClientId)}", "required");
                if (!machines.MayFetch(authority.KeysAddress)) yield return ($"{nameof(asked.Authority)}.{nameof(authority.KeysAddress)}", "not-https");
            }
            else if (string.IsNullOrWhiteSpace(asked.PublicKeys)) yield return (nameof(asked.PublicKeys), "required");
            else if (MachineClients.WrongWith(asked.PublicKeys) is { } wrong) yield return (nameof(asked.PublicKeys), wrong);
        }
    }

    public static object Values(this SaveMachineClientRequest asked, Guid id, DateTimeOffset now) => new
    {
        id, now, asked.Version, asked.PublicKeys, asked.Enabled,
        name = asked.Name.Trim(), scopes = asked.Scopes.Distinct().Order(StringComparer.Ordinal).ToArray(),
        asked.Authority?.Issuer, asked.Authority?.KeysAddress, externalId = asked.Authority?.ClientId, asked.Authority?.TokenType,
    };

    /// <summary>Of two rows for the same client of the same authority a token could mean either.</summary>
    public static bool IsTakenAuthority(this PostgresException refused) => refused.ConstraintName == "machine_client_by_issuer";

    sealed record Row(
        Guid Id, string MunicipalityCode, string Name, string ClientId, Array Scopes, string? PublicKeys, string? Issuer, string? KeysAddress, string? ExternalId, string? TokenType,
        bool Enabled, int Version, DateTime CreatedAt, DateTime? LastUsedAt)
    {
        public MachineClientDto ToDto() => new(
            Id, MunicipalityCode, Name, ClientId, [.. Scopes.Cast<string>()], PublicKeys, Issuer is null ? null : new(Issuer, KeysAddress!, ExternalId!, TokenType!), Enabled, Version,
            new(CreatedAt, TimeSpan.Zero), LastUsedAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null);
    }

    const string Select =
        """
        select id, municipality_code as MunicipalityCode, name, client_id as ClientId, scopes, public_keys as PublicKeys, issuer, keys_address as KeysAddress,
               external_id as ExternalId, token_type as TokenType, enabled, version, created_at as CreatedAt, last_used_at as LastUsedAt
        from auth.machine_client

        """;
}
