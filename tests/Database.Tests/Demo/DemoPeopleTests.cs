using Dapper;

namespace MutualAid.Database.Tests.Demo;

/// <summary>Each sentence is a query that counts what must not be there.</summary>
public sealed class DemoPeopleTests : IAsyncLifetime
{
    DemoDatabase demo = null!;

    public async ValueTask InitializeAsync() => demo = await DemoDatabase.LoadedAt(DemoDatabase.ChristmasEve);

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public Task Everyone_is_marked_as_invented() => None("""
        select id from person where work_email !~ '\.kommun\.example$' or work_phone !~ '^070-17406(0[5-9]|[1-9][0-9])$'
        """);

    [Fact]
    public Task Everyone_can_do_something() => None("select id from person where not exists (select from person_skill where person_id = id)");

    [Fact]
    public Task Nobody_is_offered_who_has_not_agreed_or_has_left() => None("""
        select person_id from offer_person join person on id = person_id
        where agreed_to_be_asked_at is null or deactivated_at is not null or agreed_to_be_asked_at > (select min(offered_at) from offer)
        """);

    [Fact]
    public Task Nobody_offered_is_away_the_whole_time() => None("""
        select offer_person.person_id from offer_person join person_leave using (person_id)
        where person_leave.from_date <= offer_person.from_date and person_leave.to_date >= offer_person.to_date
        """);

    [Fact]
    public Task Nobody_is_offered_who_fits_no_need_there() => None("""
        select offer_person.person_id
        from offer_person
        join offer on offer.id = offer_person.offer_id
        join person on person.id = offer_person.person_id
        where not exists (
            select from need
            join person_skill on person_skill.skill_id = need.skill_id and person_skill.level >= need.level
            where need.request_id = offer.request_id and person_skill.person_id = person.id
              and case need.place when 'on_site' then works_on_site else works_remote end)
        """);

    [Fact]
    public Task Every_need_has_somebody_offered() => None("""
        select need.id
        from need
        where not exists (
            select from offer_person
            join offer on offer.id = offer_person.offer_id
            join person_skill on person_skill.person_id = offer_person.person_id
            where offer.request_id = need.request_id and person_skill.skill_id = need.skill_id and person_skill.level >= need.level)
        """);

    [Fact]
    public async Task Each_coordinator_with_an_account_has_people_left_to_offer()
    {
        var left = await demo.Connection.QueryAsync<(string Code, long Left)>("""
            select account_role.municipality_code, count(person.id)
            from auth.demo_account
            join auth.account_role using (account_id)
            left join person on person.municipality_code = account_role.municipality_code
                and agreed_to_be_asked_at is not null and deactivated_at is null
                and not exists (select from offer_person where person_id = person.id)
                and exists (
                    select from person_skill join need on need.skill_id = person_skill.skill_id and person_skill.level >= need.level
                    where person_id = person.id)
            where role = 'coordinator'
            group by 1
            """);

        Assert.Equal(5, left.Count());
        Assert.All(left, one => Assert.InRange(one.Left, 1, 30));
        Assert.InRange(left.Single(one => one.Code == "2580").Left, 5, 30);
    }

    [Fact]
    public Task Nobody_else_has_the_name_of_a_listed_account() => None("""
        select person.id from person
        join auth.account on account.display_name = person.name
        join auth.demo_account on demo_account.account_id = account.id
        where person.account_id is distinct from account.id
        """);

    [Fact]
    public async Task Two_in_Lulea_have_the_same_name() => Assert.True(await demo.Connection.ExecuteScalarAsync<bool>("""
        select exists (select name from person where municipality_code = '2580' group by name having count(*) = 2)
        """));

    [Fact]
    public async Task The_share_of_everything_is_believable()
    {
        Assert.InRange(await Percent("available_nights = 0"), 35, 46);
        Assert.InRange(await Percent("agreed_to_be_asked_at is not null"), 85, 94);
        Assert.InRange(await Percent("deactivated_at is not null"), 1, 4);
        Assert.InRange(await Percent("not works_on_site"), 10, 25);
        Assert.InRange(await Percent("home_minutes_per_week > 0"), 40, 60);
        Assert.InRange(await Percent("exists (select from person_leave where person_id = person.id)"), 20, 40);
        Assert.InRange(await Percent("exists (select from person_skill where person_id = person.id and level = 4)"), 1, 6);
        Assert.InRange(await Percent("exists (select from offer_person where person_id = person.id)"), 45, 56);
    }

    async Task None(string sql) => Assert.Empty(await demo.Connection.QueryAsync<Guid>(sql));

    Task<double> Percent(string condition) => demo.Connection.ExecuteScalarAsync<double>($"select 100.0 * count(*) filter (where {condition}) / count(*) from person");
}
