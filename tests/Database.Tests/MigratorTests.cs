using Dapper;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Database.Tests;

public sealed class MigratorTests : IAsyncLifetime
{
    static readonly Migration Place = new("0001_create_place.sql", "create table place (name text);");
    static readonly Migration Helper = new("0002_create_helper.sql", "create table helper (name text);\ninsert into helper values ('Åsa; O''Hara');");
    static readonly Migration Later = new("0004_add_helper_age.sql", "alter table helper add age integer;");

    TestDatabase database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateEmptyAsync(Cancel);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Applies_what_is_missing_in_order_and_nothing_twice()
    {
        Assert.Equal([Place.Name, Helper.Name], await Migrate(Place, Helper));
        Assert.Empty(await Migrate(Place, Helper));
        Assert.Equal([Later.Name], await Migrate(Place, Helper, Later));
        Assert.Equal([1, 2, 4], await Query<int>("select number from migration order by number"));
    }

    [Fact]
    public async Task An_edited_migration_is_refused_by_name()
    {
        await Migrate(Place, Helper);

        var error = await Assert.ThrowsAsync<MigrationException.Edited>(() => Migrate(Place, new(Helper.Name, Helper.Sql + "\n-- a word more"), Later));

        Assert.Contains(Helper.Name, error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], await Query<int>("select number from migration order by number"));
    }

    [Fact]
    public async Task Line_ends_do_not_make_a_migration_another_one()
    {
        await Migrate(Place, Helper);
        Assert.Empty(await Migrate(Place, new(Helper.Name, Helper.Sql.Replace("\n", "\r\n", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_missing_migration_is_refused_by_name()
    {
        await Migrate(Place, Helper);
        var error = await Assert.ThrowsAsync<MigrationException.Missing>(() => Migrate(Place, Later));
        Assert.Contains(Helper.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_comes_before_an_applied_one_is_refused_by_name()
    {
        var shelf = new Migration("0003_create_shelf.sql", "create table shelf (name text)");
        await Migrate(Place, shelf);

        var error = await Assert.ThrowsAsync<MigrationException.OutOfOrder>(() => Migrate(Place, Helper, shelf));

        Assert.Contains(Helper.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(shelf.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_migrations_with_one_number_are_refused_before_anything_is_done()
    {
        await Assert.ThrowsAsync<MigrationException.NumberTakenTwice>(() => Migrate(Place, Helper, new("0002_create_helping_hand.sql", "select 1")));
        Assert.Empty(await Query<string>("select relname from pg_class where relnamespace = 'public'::regnamespace and relname = 'place'"));
    }

    [Theory]
    [InlineData("1_create_place.sql")]
    [InlineData("0001_place.sql")]
    [InlineData("0001-create-place.sql")]
    [InlineData("0001_Create_Place.sql")]
    public void A_migration_must_be_named_by_number_verb_and_object(string name) =>
        Assert.Throws<MigrationException.BadName>(() => new Migration(name, ""));

    [Fact]
    public async Task A_failing_migration_leaves_nothing_of_itself_and_says_which_it_is_and_why()
    {
        var broken = new Migration("0003_create_shelf.sql", "create table shelf (name text);\n\ninsert into shelf (nam)\nvalues ('x');\ncreate table after_it (name text);");

        var error = await Assert.ThrowsAsync<MigrationException.Failed>(() => Migrate(Place, Helper, broken, Later));

        Assert.Contains(broken.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains("column \"nam\" of relation \"shelf\" does not exist", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], await Query<int>("select number from migration order by number"));
        Assert.Empty(await Query<string>("select relname from pg_class where relname in ('shelf', 'after_it')"));
        Assert.Equal(["0003_create_shelf.sql"], await Migrate(Place, Helper, new("0003_create_shelf.sql", "create table shelf (name text)")));
    }

    [Fact]
    public async Task Of_two_runners_at_once_one_migrates_and_the_other_waits()
    {
        var slow = new Migration("0003_create_shelf.sql", "select pg_sleep(0.3); create table shelf (name text);");
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrate(Place, Helper, slow)));

        Assert.Equal([0, 0, 0, 3], runs.Select(applied => applied.Count).Order());
        Assert.Equal([1, 2, 3], await Query<int>("select number from migration order by number"));
    }

    [Fact]
    public void Every_migration_of_this_build_has_its_own_number() =>
        Assert.Equal(Migrations.All.Count, Migrations.All.Select(migration => migration.Number).Distinct().Count());

    Task<IReadOnlyList<string>> Migrate(params Migration[] migrations) => new Migrator(database.Owner, migrations).Run(Cancel);

    async Task<IEnumerable<T>> Query<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        return await connection.QueryAsync<T>(sql);
    }
}
