using Dapper;
using MutualAid.Database.Demo;
using Npgsql;

namespace MutualAid.Database.Tests.Demo;

public sealed class DemoScenarioTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_four_hundred_people_from_forty_municipalities()
    {
        await using var demo = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);

        Assert.False(demo.Load.AlreadyThere);
        Assert.Equal((400, 40), (demo.Load.People, demo.Load.Municipalities));
        Assert.Equal(400, await Count(demo, "select count(*) from person"));
        Assert.Equal(2, await Count(demo, "select count(*) from incident"));
        Assert.Equal(demo.Load.Shifts, await Count(demo, "select count(*) from shift"));
        Assert.Equal(demo.Load.PeopleOffered, await Count(demo, "select count(distinct person_id) from offer_person"));
        Assert.Equal(0, await Count(demo, "select count(*) from schedule_version join incident on incident.id = incident_id where municipality_code = '2514'"));
    }

    [Fact]
    public async Task Lines_ask_for_teams_and_each_shift_that_asks_for_a_liaison_has_one_beside_it()
    {
        await using var demo = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);

        foreach (var rule in (string[])["minimum < seats", "guide and seats > 1", "mixed_lenders and seats > 1", "liaison"])
            Assert.InRange(await Count(demo, $"select count(*) from need where {rule}"), 2, 20);
        Assert.Equal(0, await Count(demo, "select count(*) from need where seats = 1 and (guide or mixed_lenders)"));
        Assert.Equal(0, await Count(demo, """
            select count(*)
            from shift
            join need on need.id = shift.need_id
            where need.liaison
              and not exists (
                  select
                  from shift as beside
                  join need as line on line.id = beside.need_id
                  where line.skill_id = 'kom.itlank' and beside.incident_id = shift.incident_id and beside.starts_at <= shift.starts_at and beside.ends_at >= shift.ends_at)
            """));
    }

    [Fact]
    public async Task Last_week_has_been_worked_for_Norrkoping_and_one_rest_was_too_short()
    {
        await using var demo = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);

        Assert.Equal(8, await Count(demo, "select count(*) from assignment where answer = 'yes'"));
        Assert.Equal(0, await Count(demo, "select count(*) from assignment join incident on incident.id = assignment.incident_id where assignment.ends_at > (select max(created_at) from auth.account)"));
        Assert.Equal(585, await Count(demo, """
            select (extract(epoch from later.starts_at - earlier.ends_at) / 60)::bigint
            from time_report earlier
            join time_report later on later.starts_at > earlier.starts_at
            """));
    }

    [Fact]
    public async Task Loading_it_again_changes_nothing_and_says_so()
    {
        await using var demo = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);
        var before = await Fingerprint(demo.Connection);

        var again = await DemoScenario.LoadAsync(demo.Connection, DemoDatabase.At(DemoDatabase.ChristmasEve), Cancel);

        Assert.True(again.AlreadyThere);
        Assert.Equal(before, await Fingerprint(demo.Connection));
    }

    [Fact]
    public async Task Two_that_load_at_once_load_it_once()
    {
        await using var database = await Testing.TestDatabase.CreateAsync(Cancel);
        var loads = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var connection = new NpgsqlConnection(database.Owner);
            await connection.OpenAsync(Cancel);
            return await DemoScenario.LoadAsync(connection, DemoDatabase.At(DemoDatabase.OrdinaryDay), Cancel);
        }));

        Assert.Single(loads, load => !load.AlreadyThere);
    }

    [Fact]
    public async Task The_same_time_gives_the_same_rows_everywhere()
    {
        await using var one = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);
        await using var other = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);

        Assert.Equal(await Fingerprint(one.Connection), await Fingerprint(other.Connection));
    }

    [Fact]
    public async Task Without_reference_tables_it_says_what_is_missing()
    {
        await using var database = await Testing.TestDatabase.CreateAsync(Cancel);
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(Cancel);
        await connection.ExecuteAsync("truncate municipality cascade");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => DemoScenario.LoadAsync(connection, DemoDatabase.At(DemoDatabase.OrdinaryDay), Cancel));

        Assert.Contains("reference tables", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from auth.account"));
    }

    [Fact]
    public async Task Only_listed_accounts_can_sign_in()
    {
        await using var demo = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);

        Assert.Equal(11, await Count(demo, "select count(*) from auth.demo_account"));
        Assert.Equal(0, await Count(demo, """
            select count(*) from auth.account left join auth.demo_account on account_id = id where (password_hash is null) <> (account_id is null)
            """));
    }

    static Task<long> Count(DemoDatabase demo, string sql) => demo.Connection.ExecuteScalarAsync<long>(sql);

    /// <summary>A checksum of each table, without what must differ: the salted hash and the security stamp.</summary>
    static async Task<IReadOnlyList<string?>> Fingerprint(NpgsqlConnection connection)
    {
        List<string?> sums = [await Sum("(select id, user_name, normalized_user_name, display_name, municipality_code, concurrency_stamp, created_at from auth.account)")];
        foreach (var table in (string[])["auth.account_role", "auth.demo_account", "person", "person_skill", "person_leave", "incident", "request", "need", "shift", "offer", "offer_person", "assignment", "time_report"])
            sums.Add($"{table} {await Sum(table)}");
        return sums;

        Task<string?> Sum(string rows) =>
            connection.ExecuteScalarAsync<string>($"select count(*) || ' ' || md5(string_agg(r::text, '|' order by r::text)) from {rows} as r");
    }
}
