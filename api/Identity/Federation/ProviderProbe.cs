using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>
/// Asks every provider for its metadata once in <see cref="FederationOptions.ProbeInterval"/>, whichever node comes first. A dead provider would otherwise be found out by a person
/// who is sent there and never comes back; and the last known good of a living one is never old.
/// </summary>
sealed partial class ProviderProbe(
    Providers providers, MetadataCache metadata, ProviderHealth health, IOptions<FederationOptions> options, TimeProvider clock, ILogger<ProviderProbe> log)
    : BackgroundService
{
    readonly TimeSpan interval = options.Value.ProbeInterval;

    const int AtOnce = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        do
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                CouldNotProbe(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task Round(CancellationToken cancellation) =>
        await Parallel.ForEachAsync(
            await providers.ListEnabled(cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (provider, stop) =>
            {
                // Another node's timer may run a little ahead.
                if (await health.ClaimCheck(provider.Id, interval * 11 / 12, clock.GetUtcNow(), stop))
                    await health.Write(provider.Id, await metadata.Probe(provider, stop), clock.GetUtcNow(), stop);
            });

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity providers could not be probed; the next round tries again.")]
    partial void CouldNotProbe(Exception failure);
}
