using Dapper;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>
/// Makes the first key of an empty ring, one host at a time: two hosts that start together would otherwise each make one and not know
/// the other's for a day.
/// </summary>
sealed partial class FirstKey(
    NpgsqlDataSource database, IKeyManager keys, IOptions<KeyManagementOptions> options, ILogger<FirstKey> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(new(Lock, transaction: transaction, cancellationToken: cancellationToken));
            // Data Protection goes by the system's clock whatever clock the host was given.
            var now = TimeProvider.System.GetUtcNow();
            if (!keys.GetAllKeys().Any(key => !key.IsRevoked && key.ExpirationDate > now)) keys.CreateNewKey(now, now + options.Value.NewKeyLifetime);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            // The host comes up all the same and says by /health/ready what is wrong.
            NoDatabaseYet(failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    const string Lock = "select pg_advisory_xact_lock(hashtextextended('data-protection-key', 0))";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The key ring could not be read at start.")]
    partial void NoDatabaseYet(Exception failure);
}
