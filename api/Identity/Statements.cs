using Dapper;
using Npgsql;

namespace MutualAid.Identity;

static class Statements
{
    /// <summary>One statement on a pooled connection of its own.</summary>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> Execute(this NpgsqlDataSource database, string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellation));
    }
}
