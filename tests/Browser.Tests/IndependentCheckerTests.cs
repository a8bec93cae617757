using Dapper;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Browser.Tests;

/// <summary>A checker that never complains proves nothing: here it has something to complain about.</summary>
public sealed class IndependentCheckerTests
{
    static readonly Guid Incident = Guid.Parse("00000000-0000-0000-0000-0000000000a1");

    [Theory]
    [InlineData("2026-03-02T06:00Z", "2026-03-02T18:00Z", "2026-03-03T04:59Z", "2026-03-03T12:00Z", "rests 659 minutes")]
    [InlineData("2026-03-02T06:00Z", "2026-03-02T19:01Z", "2026-03-04T06:00Z", "2026-03-04T14:00Z", "works 781 minutes without a stop")]
    [InlineData("2026-03-28T11:00Z", "2026-03-28T19:00Z", "2026-03-29T05:00Z", "2026-03-29T13:00Z", "rests 600 minutes")]
    public async Task Says_what_is_wrong(string start, string end, string nextStart, string nextEnd, string complaint)
    {
        await using var database = await Published(start, end, nextStart, nextEnd, level: 2);
        await using var source = NpgsqlDataSource.Create(database.Owner);

        Assert.EndsWith(complaint, Assert.Single(await IndependentChecker.Check(source, Incident)));
    }

    [Fact]
    public async Task Says_when_the_level_is_too_low()
    {
        await using var database = await Published("2026-03-02T06:00Z", "2026-03-02T14:00Z", "2026-03-03T06:00Z", "2026-03-03T14:00Z", level: 3);
        await using var source = NpgsqlDataSource.Create(database.Owner);

        Assert.All(await IndependentChecker.Check(source, Incident), line => Assert.EndsWith("lacks it.backup 3", line));
    }

    [Fact]
    public async Task Has_nothing_to_say_of_what_is_lawful()
    {
        await using var database = await Published("2026-03-02T06:00Z", "2026-03-02T18:00Z", "2026-03-03T05:00Z", "2026-03-03T13:00Z", level: 2);
        await using var source = NpgsqlDataSource.Create(database.Owner);

        Assert.Empty(await IndependentChecker.Check(source, Incident));
    }

    static async Task<TestDatabase> Published(string start, string end, string nextStart, string nextEnd, int level)
    {
        DapperSetup.Apply();
        var database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        await using var connection = new NpgsqlConnection(database.Owner + ";Pooling=false");
        await connection.ExecuteAsync(Rows, new { Incident, start, end, nextStart, nextEnd, level });
        return database;
    }

    const string Rows =
        """
        insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp)
        values (@Incident, 'a', 'A', 'Ada Provsson', '2514', '', '');
        insert into incident (id, municipality_code, title, situation, legal_ground, decided_by, started_at, contact_name, contact_phone, site, created_by)
        values (@Incident, '2514', 't', 's', 'other', 'd', '2026-03-01T00:00Z', 'n', 'p', 'x', @Incident);
        insert into request (id, incident_id, number, title, sent_at, created_by) values (@Incident, @Incident, 1, 't', '2026-03-01T00:00Z', @Incident);
        insert into need (id, request_id, position, title, skill_id, level, seats, from_date, to_date, pattern, start_minute, place, priority)
        values (@Incident, @Incident, 1, 't', 'it.backup', @level, 1, '2026-03-01', '2026-04-01', 'day', 0, 'remote', 1);
        insert into person (id, municipality_code, name, work_email) values (@Incident, '2580', 'Ida Provsson', 'ida@example.se');
        insert into person_skill (person_id, skill_id, level) values (@Incident, 'it.backup', 2);
        insert into offer (id, incident_id, request_id, municipality_code, from_date, to_date, ceiling_minutes_per_week, offered_by)
        values (@Incident, @Incident, @Incident, '2580', '2026-03-01', '2026-04-01', 2880, @Incident);
        insert into offer_person (offer_id, person_id, municipality_code, from_date, to_date) values (@Incident, @Incident, '2580', '2026-03-01', '2026-04-01');
        insert into schedule_version (id, incident_id, number, published_by, seats, seats_filled) values (@Incident, @Incident, 1, @Incident, 2, 2);
        insert into shift (id, incident_id, need_id, starts_at, ends_at, seats)
        select gen_random_uuid(), @Incident, @Incident, starts_at::timestamptz, ends_at::timestamptz, 1
        from (values (@start, @end), (@nextStart, @nextEnd)) as times (starts_at, ends_at);
        insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in)
        select gen_random_uuid(), @Incident, id, @Incident, starts_at, ends_at, @Incident from shift;
        """;
}
