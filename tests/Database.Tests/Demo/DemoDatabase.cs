using MutualAid.Database.Demo;
using MutualAid.Testing;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace MutualAid.Database.Tests.Demo;

/// <summary>A database with the demo in it.</summary>
sealed class DemoDatabase(TestDatabase database, NpgsqlConnection connection, DemoLoad load) : IAsyncDisposable
{
    /// <summary>A Tuesday far from holidays and changes of the clock.</summary>
    public const string OrdinaryDay = "2027-02-02T09:41:17.123456Z";

    /// <summary>The day that Kalix was struck.</summary>
    public const string TheRealDay = "2021-12-16T04:00:00Z";

    /// <summary>A week before the night that is an hour longer.</summary>
    public const string BeforeTheLongNight = "2027-10-24T08:00:00Z";

    /// <summary>A week before the night that is an hour shorter; it is past midnight in Sweden, so the next morning is a day later.</summary>
    public const string BeforeTheShortNight = "2027-03-20T23:30:00Z";

    public const string ChristmasEve = "2026-12-24T12:00:00Z";

    public const string BeforeMidsummer = "2027-06-11T12:00:00Z";

    public NpgsqlConnection Connection => connection;

    public string Owner => database.Owner;

    public DemoLoad Load => load;

    public static async Task<DemoDatabase> LoadedAt(string now)
    {
        var cancel = TestContext.Current.CancellationToken;
        var database = await TestDatabase.CreateAsync(cancel);
        var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(cancel);
        return new(database, connection, await DemoScenario.LoadAsync(connection, At(now), cancel));
    }

    public static Instant At(string now) => InstantPattern.ExtendedIso.Parse(now).Value;

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await database.DisposeAsync();
    }
}
