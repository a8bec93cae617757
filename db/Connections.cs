using Npgsql;

namespace MutualAid.Database;

/// <summary>Connection strings to one database of a server, one for each role.</summary>
public sealed record Connections(string Admin, string Owner, string Api, string Web)
{
    /// <param name="adminConnection">An administrator's connection string; only its server, port, TLS settings and credentials matter.</param>
    public static Connections To(string adminConnection, string database, Roles roles)
    {
        return new(
            new NpgsqlConnectionStringBuilder(adminConnection) { Database = database }.ConnectionString,
            As(Roles.Owner, roles.OwnerPassword),
            As(Roles.Api, roles.ApiPassword),
            As(Roles.Web, roles.WebPassword));

        // Pooled again: only the administrator's few connections are not, and a host without a pool opens a connection for every query.
        string As(string role, string? password) =>
            new NpgsqlConnectionStringBuilder(adminConnection) { Database = database, Username = role, Password = password, Pooling = true }.ConnectionString;
    }
}
