using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>The web host's only database: schema <c>auth</c>, with the rights of the role <c>mutualaid_web</c>.</summary>
public sealed class SignInDatabase(NpgsqlDataSource database)
{
    public async Task<bool> IsReachable(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            await connection.ExecuteScalarAsync<int>(new("select count(*)::int from auth.data_protection_key", cancellationToken: cancellation));
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}

public static class SignInDatabaseSetup
{
    /// <summary>Setting <c>ConnectionStrings:Database</c>. For a host that has no database of its own.</summary>
    public static void AddSignInDatabase(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(
            builder.Configuration.GetConnectionString("Database")
            ?? throw new InvalidOperationException("ConnectionStrings:Database is not set.")));
        builder.Services.AddSingleton<SignInDatabase>();
    }
}
