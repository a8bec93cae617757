using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>Takes away what has expired: sessions, counted attempts. None means anything before that either: the time is checked at every read. And sign-in events that are old.</summary>
/// <remarks>
/// Setting <c>Identity:SignInEvents:KeptDays</c>, 730 where nothing is said and never fewer than 365: for how long it is kept who came in, when and from where. The audit
/// of what was decided is not deleted here: when that may be is for each municipality's archive plan.
/// </remarks>
sealed partial class SessionCleaning(
    PgTicketStore sessions, Throttle throttle, NpgsqlDataSource database, IConfiguration configuration, TimeProvider clock, ILogger<SessionCleaning> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    readonly TimeSpan eventsKept = configuration.GetValue("Identity:SignInEvents:KeptDays", 730) is >= 365 and <= 36_500 and var days
        ? TimeSpan.FromDays(days)
        : throw new InvalidOperationException("Identity:SignInEvents:KeptDays must be from 365 to 36500.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                CouldNotClean(failure);
            }
        }
    }

    public async Task Round(CancellationToken cancellation)
    {
        await sessions.RemoveExpired(cancellation);
        await throttle.RemoveForgotten(cancellation);
        // By a function, as neither host may delete history; the database knows the shortest time too.
        await database.Execute("select auth.forget_events(@before)", new { before = clock.GetUtcNow() - eventsKept }, cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has expired could not be removed; the next round tries again.")]
    partial void CouldNotClean(Exception failure);
}
