using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>Renews our keys when they are due, and takes away what has expired.</summary>
sealed partial class FederationUpkeep(
    ClientKeys keys, PendingSignIns pending, TestSignIns tests, UsedOnce used, TimeProvider clock, ILogger<FederationUpkeep> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or CryptographicException)
            {
                // The second one is how Data Protection says that it could not read its key ring.
                CouldNotKeepUp(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task Round(CancellationToken cancellation)
    {
        await keys.Roll(ClientKeys.Age, cancellation);
        await pending.RemoveExpired(cancellation);
        await tests.RemoveExpired(cancellation);
        await used.RemoveExpired(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys and expired sign-ins could not be looked after; the next round tries again.")]
    partial void CouldNotKeepUp(Exception failure);
}
