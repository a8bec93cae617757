using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>Takes away what has expired: sessions, counted attempts. None means anything before that either: the time is checked at every read.</summary>
sealed partial class SessionCleaning(PgTicketStore sessions, Throttle throttle, TimeProvider clock, ILogger<SessionCleaning> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.RemoveExpired(stoppingToken);
                await throttle.RemoveForgotten(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                CouldNotClean(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Expired sessions could not be removed; the next round tries again.")]
    partial void CouldNotClean(Exception failure);
}
