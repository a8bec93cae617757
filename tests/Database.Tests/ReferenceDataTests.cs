using Dapper;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Database.Tests;

public sealed class ReferenceDataTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_every_municipality_skill_level_and_holiday()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var api = new NpgsqlConnection(database.Api);

        Assert.Equal((290L, 10_587_710L), await api.QuerySingleAsync<(long, long)>("select count(*), sum(population) from municipality"));
        Assert.Equal(60, await api.ExecuteScalarAsync<int>("select count(*) from skill"));
        Assert.Equal(4, await api.ExecuteScalarAsync<int>("select count(*) from skill_level"));
        Assert.Equal(51, await api.ExecuteScalarAsync<int>("select count(*) from hour_rule"));
        Assert.Equal(12 * 17, await api.ExecuteScalarAsync<int>("select count(*) from holiday"));
    }

    [Fact]
    public async Task Loading_again_changes_no_row_and_mends_a_changed_one()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var owner = new NpgsqlConnection(database.Owner);
        var before = await Contents(owner);
        await owner.ExecuteAsync("update municipality set population = 1; update skill set name_sv = 'x'; delete from holiday; insert into municipality_neighbour values ('0980', '2584')");

        await ReferenceData.Load(database.Owner, Cancel);
        await ReferenceData.Load(database.Owner, Cancel);

        Assert.Equal(before, await Contents(owner));
    }

    [Fact]
    public async Task Neighbours_are_mutual()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var api = new NpgsqlConnection(database.Api);

        Assert.Empty(await api.QueryAsync<string>("""
            select code || ' ' || neighbour_code from municipality_neighbour one
            where not exists (select from municipality_neighbour other where other.code = one.neighbour_code and other.neighbour_code = one.code)
            """));
        Assert.Equal(["Haparanda", "Luleå", "Överkalix", "Övertorneå"], await api.QueryAsync<string>("""
            select name from municipality_neighbour join municipality on municipality.code = neighbour_code
            where municipality_neighbour.code = '2514'
            order by name
            """));
    }

    [Fact]
    public async Task Swedish_letters_sort_last_and_fold()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var api = new NpgsqlConnection(database.Api);

        Assert.Equal(["Zinkgruvan", "Åre", "Ängelholm", "Öckerö"], await api.QueryAsync<string>(
            "select name from unnest(array['Öckerö', 'Ängelholm', 'Zinkgruvan', 'Åre']) as place (name) order by name"));
        Assert.True(await api.ExecuteScalarAsync<bool>("select 'Åsa' ilike 'åSA' and lower('ÅÄÖ') = 'åäö'"));
    }

    static async Task<string> Contents(NpgsqlConnection connection) => await connection.QuerySingleAsync<string>("""
        select concat_ws(E'\n',
            (select string_agg(municipality::text, E'\n' order by code) from municipality),
            (select string_agg(municipality_neighbour::text, E'\n' order by code, neighbour_code) from municipality_neighbour),
            (select string_agg(skill::text, E'\n' order by id) from skill),
            (select string_agg(skill_level::text, E'\n' order by level) from skill_level),
            (select string_agg(hour_rule::text, E'\n' order by id) from hour_rule),
            (select string_agg(holiday::text, E'\n' order by date) from holiday))
        """);
}
