using Dapper;
using MutualAid.Testing;
using NodaTime;
using Npgsql;

namespace MutualAid.Database.Tests;

/// <summary>Each of these failed, or lied silently, before the mapping was set up.</summary>
public sealed class DapperSetupTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Row(Instant StartsAt, Instant? EndsAt, LocalDate OnDate, LocalDate? ToDate, Duration Rest, Duration? Overlap, DateTimeOffset SentAt, DateTimeOffset? ReadAt, DateOnly Day, DateOnly? LastDay, int HomeMinutes);

    static readonly Instant Start = Instant.FromUtc(2026, 3, 28, 23, 0);

    [Fact]
    public async Task Values_go_to_the_database_and_come_back_in_records()
    {
        var sent = new Row(Start, null, new(2026, 3, 29), null, Duration.FromMinutes(659), null, Start.ToDateTimeOffset(), null, new(2028, 2, 29), null, 90);
        await using var database = await TestDatabase.CreateEmptyAsync(Cancel);
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.ExecuteAsync("""
            create table probe (starts_at timestamptz, ends_at timestamptz, on_date date, to_date date, rest interval, overlap interval,
                sent_at timestamptz, read_at timestamptz, day date, last_day date, home_minutes integer)
            """);

        foreach (var row in new[] { sent, sent with { EndsAt = Start + Duration.FromHours(1), ToDate = new(2026, 12, 31), Overlap = Duration.Zero, ReadAt = sent.SentAt, LastDay = new(2026, 1, 1) } })
        {
            await connection.ExecuteAsync("delete from probe; insert into probe values (@StartsAt, @EndsAt, @OnDate, @ToDate, @Rest, @Overlap, @SentAt, @ReadAt, @Day, @LastDay, @HomeMinutes)", row);
            Assert.Equal(row, await connection.QuerySingleAsync<Row>("select * from probe"));
        }
    }

    [Fact]
    public async Task Single_values_come_back_too()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Cancel);
        await using var connection = new NpgsqlConnection(database.Owner);

        Assert.Equal(Start, await connection.QuerySingleAsync<Instant>("select @Start", new { Start }));
        Assert.Null(await connection.QuerySingleAsync<Instant?>("select null::timestamptz"));
        Assert.Equal(Start.ToDateTimeOffset(), await connection.QuerySingleAsync<DateTimeOffset>("select @Start", new { Start }));
        Assert.Equal(new LocalDate(2026, 3, 29), await connection.QuerySingleAsync<LocalDate>("select date '2026-03-29'"));
        Assert.Equal(new DateOnly(2026, 3, 29), await connection.QuerySingleAsync<DateOnly>("select @Day", new { Day = new DateOnly(2026, 3, 29) }));
        Assert.Equal(Duration.FromHours(11), await connection.QuerySingleAsync<Duration>("select interval '11 hours'"));
    }

    [Fact]
    public async Task A_point_in_time_with_another_offset_is_the_same_point()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Cancel);
        await using var connection = new NpgsqlConnection(database.Owner);

        var at = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(Start, await connection.QuerySingleAsync<Instant>("select @at", new { at }));
    }

    [Fact]
    public async Task Several_dates_and_instants_can_be_one_parameter()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(Cancel);
        await using var connection = new NpgsqlConnection(database.Owner);

        var days = new[] { new DateOnly(2026, 3, 29), new DateOnly(2026, 10, 25) };
        Assert.Equal(days, await connection.QueryAsync<DateOnly>("select unnest(@days)", new { days }));
        var at = new[] { Start.ToDateTimeUtc() };
        Assert.Equal([Start], await connection.QueryAsync<Instant>("select unnest(@at)", new { at }));
    }
}
