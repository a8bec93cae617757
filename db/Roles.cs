using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace MutualAid.Database;

/// <summary>The three database roles and their passwords.</summary>
/// <remarks>
/// <c>mutualaid_owner</c> owns the schema and runs migrations, <c>mutualaid_api</c> reads and writes the domain,
/// <c>mutualaid_web</c> sees the schema <c>auth</c> alone.
/// </remarks>
public sealed record Roles(string? OwnerPassword, string? ApiPassword, string? WebPassword)
{
    public const string Owner = "mutualaid_owner";
    public const string Api = "mutualaid_api";
    public const string Web = "mutualaid_web";

    /// <summary>Passwords from the environment; where one is not set it is derived from the administrator's, if there is one.</summary>
    /// <remarks>Derived one way: who reads web's password learns neither the administrator's nor another role's.</remarks>
    public static Roles From(string adminConnection)
    {
        var secret = new NpgsqlConnectionStringBuilder(adminConnection).Password;
        return new(Password("MUTUALAID_OWNER_PASSWORD", Owner), Password("MUTUALAID_API_PASSWORD", Api), Password("MUTUALAID_WEB_PASSWORD", Web));

        string? Password(string variable, string role) =>
            Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set
            : string.IsNullOrEmpty(secret) ? null
            : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(role)));
    }

    /// <summary>Creates the roles, or gives the ones that exist these passwords. Safe when several programs do it at once.</summary>
    /// <param name="adminConnection">An administrator's connection to the server's maintenance database: roles belong to the whole server.</param>
    public async Task Ensure(string adminConnection, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(adminConnection);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(LockRoles), Ensure(Owner, OwnerPassword), Ensure(Api, ApiPassword), Ensure(Web, WebPassword) },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    static NpgsqlBatchCommand Ensure(string role, string? password)
    {
        // A role statement takes no parameters, so the password is quoted here.
        var secret = password is null ? "" : $" password '{password.Replace("'", "''", StringComparison.Ordinal)}'";
        return new($"""
            do $role$ begin
                if not exists (select from pg_roles where rolname = '{role}') then
                    create role {role};
                end if;
                alter role {role} login nosuperuser nocreatedb nocreaterole{secret};
            end $role$
            """);
    }

    const string LockRoles = "select pg_advisory_xact_lock(hashtextextended('mutualaid roles', 0))";
}
