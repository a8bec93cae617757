using Dapper;
using MutualAid.Testing;
using NodaTime;
using Npgsql;

namespace MutualAid.Database.Tests;

public sealed class DapperSetupTests : IAsyncLifetime
{
    TestDatabase database = null!;
    NpgsqlConnection connection = null!;

    public async ValueTask InitializeAsync()
    {
        DapperSetup.Apply();
        database = await TestDatabase.CreateEmptyAsync(TestContext.Current.CancellationToken);
        connection = new(database.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Points_lengths_and_dates_come_back_as_they_went_in()
    {
        var row = new Row(Instant.FromUtc(2026, 10, 25, 0, 30), null, Duration.FromMinutes(750), new(2028, 2, 29), new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero));

        var back = await connection.QuerySingleAsync<Row>(
            """select @StartsAt as starts_at, @EndsAt::timestamptz as ends_at, @Length as length, @Day as day, @Seen as seen""", row);

        Assert.Equal(row, back);
        Assert.Equal(row.StartsAt, await connection.QuerySingleAsync<Instant>("select @StartsAt", row));
    }

    sealed record Row(Instant StartsAt, Instant? EndsAt, Duration Length, LocalDate Day, DateTimeOffset Seen);
}
