using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>Each provider's metadata: from memory, from what any node fetched before, or from the provider, in this order.</summary>
/// <remarks>
/// Not the library's ConfigurationManager: in an outage it lets callers queue one behind the other, an unknown key fails the login that
/// met it, and a restart forgets everything.
/// </remarks>
sealed partial class MetadataCache(
    Backchannel backchannel, LastKnownGood kept, IOptions<FederationOptions> options, TimeProvider clock, ILogger<MetadataCache> log)
{
    static readonly TimeSpan IsFresh = TimeSpan.FromHours(1);
    static readonly TimeSpan IsUsable = TimeSpan.FromDays(7);
    static readonly TimeSpan FailureHolds = TimeSpan.FromSeconds(20);
    static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(30);

    readonly bool loopback = options.Value.AllowLoopback;
    readonly ConcurrentDictionary<Guid, Slot> slots = new();

    /// <exception cref="ProviderUnavailableException">Nothing usable is known, and the provider does not answer.</exception>
    public async Task<Metadata> Get(Provider provider, CancellationToken cancellation)
    {
        var slot = SlotOf(provider);
        var now = clock.GetUtcNow();
        if (slot.Known(now, IsFresh) is { } fresh) return fresh;

        await Recall(provider, slot, cancellation);
        if (slot.Known(now, IsFresh) is { } recalled) return recalled;

        if (!slot.HasFailedSince(now - FailureHolds))
        {
            var fetch = slot.Share(() => Fetch(provider, slot), out _);
            if (slot.Known(now, IsUsable) is null) await fetch.WaitAsync(cancellation);
        }

        return slot.Known(clock.GetUtcNow(), IsUsable) ?? throw new ProviderUnavailableException(slot.FailureCode ?? "unknown");
    }

    /// <summary>After a signature that none of the keys in <paramref name="seen"/> made: the newer keys, or the same when there are none.</summary>
    /// <param name="onDemandOfAnyone">The token came from whoever wrote to us, not over our own connection: such demands are kept apart in time.</param>
    public async Task<Metadata> Refresh(Provider provider, Metadata seen, bool onDemandOfAnyone, CancellationToken cancellation)
    {
        var slot = SlotOf(provider);
        if (slot.Newest is { } newest && !ReferenceEquals(newest, seen)) return newest;
        if (onDemandOfAnyone && slot.HasTriedSince(clock.GetUtcNow() - BetweenRefreshes)) return seen;

        await slot.Share(() => Fetch(provider, slot), out var wasUnderWay).WaitAsync(cancellation);
        // It may have been the very one that brought what was seen.
        if (wasUnderWay && ReferenceEquals(slot.Newest, seen)) await slot.Share(() => Fetch(provider, slot), out _).WaitAsync(cancellation);
        return slot.Newest ?? seen;
    }

    /// <summary>Asks the provider now.</summary>
    /// <returns>What is wrong, or nothing.</returns>
    public async Task<string?> Probe(Provider provider, CancellationToken cancellation)
    {
        var slot = SlotOf(provider);
        await slot.Share(() => Fetch(provider, slot), out _).WaitAsync(cancellation);
        return slot.FailureCode;
    }

    Slot SlotOf(Provider provider) => slots.AddOrUpdate(
        provider.Id,
        static (_, version) => new(version),
        static (_, slot, version) => slot.Version == version ? slot : new(version),
        provider.Version);

    async Task Recall(Provider provider, Slot slot, CancellationToken cancellation)
    {
        if (await kept.Find(provider.Id, cancellation) is not { } documents || documents.FetchedAt <= slot.Newest?.FetchedAt) return;
        try
        {
            slot.Recalled(Metadata.Read(provider, documents, loopback));
        }
        catch (ProviderUnavailableException)
        {
            // Kept under an agreement that has changed since.
        }
    }

    /// <summary>Never throws: many wait for it, and some of them not at all.</summary>
    async Task Fetch(Provider provider, Slot slot)
    {
        try
        {
            var discovery = await Read(provider, provider.Discovery);
            var jwks = await Read(provider, new(Metadata.ReadDiscovery(provider, discovery, loopback).JwksUri));
            var documents = new MetadataDocuments(discovery, jwks, clock.GetUtcNow());
            slot.Fetched(Metadata.Read(provider, documents, loopback));
            await kept.Keep(provider.Id, documents, CancellationToken.None);
        }
        catch (ProviderUnavailableException failure)
        {
            slot.Failed(failure.Code, clock.GetUtcNow());
            CouldNotFetch(provider.Key, failure.Code, failure);
        }
        catch (NpgsqlException failure)
        {
            CouldNotKeep(provider.Key, failure);
        }
        catch (Exception failure)
        {
            // A stranger's text in a parser that is not ours: whatever that throws is the provider's trouble and must not end the probe, or the host.
            slot.Failed("unreadable", clock.GetUtcNow());
            CouldNotFetch(provider.Key, "unreadable", failure);
        }
    }

    async Task<string> Read(Provider provider, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        var answer = await backchannel.Send(provider, request, CancellationToken.None);
        return answer.IsSuccess ? answer.Body : throw new ProviderUnavailableException($"status_{(int)answer.Status}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The metadata of provider {Provider} could not be fetched: {Code}.")]
    partial void CouldNotFetch(string provider, string code, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The metadata of provider {Provider} could not be kept for a later outage.")]
    partial void CouldNotKeep(string provider, Exception failure);

    /// <summary>What this node knows of one version of one provider.</summary>
    sealed class Slot(int version)
    {
        readonly Lock gate = new();
        Metadata? newest;
        (string Code, DateTimeOffset At)? failure;
        DateTimeOffset triedAt = DateTimeOffset.MinValue;
        Task? fetch;

        public int Version => version;

        public Metadata? Newest
        {
            get { lock (gate) return newest; }
        }

        public string? FailureCode
        {
            get { lock (gate) return failure?.Code; }
        }

        public Metadata? Known(DateTimeOffset now, TimeSpan notOlderThan)
        {
            lock (gate) return newest is not null && now - newest.FetchedAt < notOlderThan ? newest : null;
        }

        public bool HasFailedSince(DateTimeOffset then)
        {
            lock (gate) return failure?.At > then;
        }

        public bool HasTriedSince(DateTimeOffset then)
        {
            lock (gate) return triedAt > then;
        }

        /// <summary>The fetch under way, or a new one.</summary>
        public Task Share(Func<Task> start, out bool wasUnderWay)
        {
            lock (gate)
            {
                wasUnderWay = fetch is { IsCompleted: false };
                return wasUnderWay ? fetch! : fetch = Task.Run(start);
            }
        }

        public void Recalled(Metadata metadata)
        {
            lock (gate)
            {
                if (newest is null || newest.FetchedAt < metadata.FetchedAt) newest = metadata;
            }
        }

        public void Fetched(Metadata metadata)
        {
            lock (gate) (newest, failure, triedAt) = (metadata, null, metadata.FetchedAt);
        }

        public void Failed(string code, DateTimeOffset at)
        {
            lock (gate) (failure, triedAt) = ((code, at), at);
        }
    }
}
