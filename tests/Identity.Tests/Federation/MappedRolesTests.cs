using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;
using Npgsql;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>What a provider's claims give and take away, with real sign-ins on the real database under the web host's own rights.</summary>
public sealed class MappedRolesTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static readonly string[] None = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Everything is as agreed, with these rules and nothing of before.</summary>
    async Task Given(params (string Claim, string Value, string Gives)[] rules)
    {
        await town.Renew();
        await town.Execute("delete from auth.provider_mapping; delete from auth.account_role; delete from person_skill; delete from person");
        foreach (var (claim, value, gives) in rules)
        {
            var (skill, level) = gives.Split(':') is [var id, var number] ? (id, (short?)short.Parse(number, null)) : (null, null);
            await town.Execute(
                "insert into auth.provider_mapping (id, provider_id, claim, value, role, skill_id, level) values (@id, @ProviderId, @claim, @value, @role, @skill, @level)",
                new { id = Guid.CreateVersion7(), town.ProviderId, claim, value, role = skill is null ? gives : null, skill, level });
        }
    }

    void Says(string claim, JsonNode? value) => town.Idp.IdToken = token => token[claim] = value?.DeepClone();

    async Task<string[]> Roles(Guid? account = null) => await town.Ask<string[]>(
        "select coalesce(array_agg(role || '@' || municipality_code order by role), '{}') from auth.account_role where account_id = @account", new { account = account ?? town.Anna });

    async Task SignIn() => Assert.Equal("signed in", (await town.SignIn()).Outcome);

    async Task<string[]> AfterSignIn(string claim, JsonNode? value)
    {
        Says(claim, value);
        await SignIn();
        return await Roles();
    }

    async Task GivenPerson(string code = FederatedTown.Code) => await town.Execute(
        "insert into person (id, municipality_code, account_id, name, work_email) values (@id, @code, @Anna, 'Anna Provsson', 'anna@vannas.example')",
        new { id = Guid.CreateVersion7(), code, town.Anna });

    Task<string[]> Skills() => town.Ask<string[]>("select coalesce(array_agg(skill_id || ':' || level order by skill_id), '{}') from person_skill");

    [Fact]
    public async Task A_value_gives_its_role_in_the_providers_municipality()
    {
        await Given(("groups", "IT-drift", "staff"), ("groups", "Krisledning", "crisis_lead"));

        Assert.Equal(["staff@2404"], await AfterSignIn("groups", new JsonArray("Alla", "IT-drift")));
        Assert.Equal(["crisis_lead@2404", "staff@2404"], await AfterSignIn("groups", new JsonArray("Krisledning", "IT-drift")));
    }

    [Fact]
    public async Task What_is_no_longer_said_is_taken_away_and_a_role_given_by_hand_stays()
    {
        await Given(("groups", "IT-drift", "staff"), ("groups", "Ledning", "coordinator"));
        await town.Execute("insert into auth.account_role (account_id, municipality_code, role) values (@Anna, '2404', 'coordinator')", new { town.Anna });
        Assert.Equal(["coordinator@2404", "staff@2404"], await AfterSignIn("groups", new JsonArray("IT-drift", "Ledning")));

        Assert.Equal(["coordinator@2404"], await AfterSignIn("groups", new JsonArray()));
        Assert.Equal(["coordinator@2404"], await AfterSignIn("groups", null));
    }

    [Fact]
    public async Task What_is_given_by_hand_to_who_has_it_already_is_no_longer_the_providers_to_take()
    {
        await Given(("groups", "IT-drift", "staff"));
        await AfterSignIn("groups", "IT-drift");
        await using (var scope = town.Host.Get<IServiceScopeFactory>().CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Accounts>().Grant(town.Anna, "staff", FederatedTown.Code, Cancellation);

        Assert.Equal(["staff@2404"], await AfterSignIn("groups", "ingen"));
    }

    [Fact]
    public async Task A_role_that_two_providers_say_goes_with_the_last_of_them()
    {
        await Given(("groups", "IT-drift", "staff"));
        var (second, rule) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await town.Save(town.Agreed() with { Id = second, Key = "andra", Issuer = "https://andra.example" });
        await town.Execute("insert into auth.provider_mapping (id, provider_id, claim, value, role) values (@rule, @second, 'groups', 'IT', 'staff')", new { rule, second });
        await using var connection = await town.Host.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);

        async Task<bool> SecondSays(params Guid[] rules)
        {
            await using var apply = new NpgsqlCommand("select auth.apply_provider_mapping($1, $2, $3, now())", connection) { Parameters = { new() { Value = town.Anna }, new() { Value = second }, new() { Value = rules } } };
            return (bool)(await apply.ExecuteScalarAsync(Cancellation))!;
        }

        try
        {
            await AfterSignIn("groups", "IT-drift");
            Assert.False(await SecondSays(rule));
            Assert.Equal(["staff@2404"], await AfterSignIn("groups", "ingen"));
            Assert.Equal(second, await town.Ask<Guid>("select provider_id from auth.account_role where account_id = @Anna", new { town.Anna }));

            // And the other way about: the first says it again, the second no more.
            await AfterSignIn("groups", "IT-drift");
            Assert.False(await SecondSays());
            Assert.Equal(["staff@2404"], await Roles());

            Assert.Equal(None, await AfterSignIn("groups", "ingen"));
        }
        finally
        {
            await town.Execute("delete from auth.provider where id = @second", new { second });
        }
    }

    [Fact]
    public async Task A_rule_that_is_gone_takes_what_it_gave_at_the_next_sign_in()
    {
        await Given(("groups", "IT-drift", "staff"));
        await AfterSignIn("groups", "IT-drift");
        await town.Execute("delete from auth.provider_mapping");

        Assert.Equal(["staff@2404"], await Roles());
        Assert.Equal(None, await AfterSignIn("groups", "IT-drift"));
    }

    [Fact]
    public async Task Every_change_is_in_the_history_and_on_the_persons_own_page_and_no_change_is_not()
    {
        await Given(("groups", "IT-drift", "staff"));
        await town.Execute("delete from auth.event where account_id = @Anna", new { town.Anna });
        var before = await town.Ask<long>("select count(*) from audit where action = 'provider-mapping-applied'");

        await AfterSignIn("groups", "IT-drift");
        await AfterSignIn("groups", "IT-drift");
        await AfterSignIn("groups", "ingen");

        Assert.Equal(2, await town.Ask<long>("select count(*) from audit where action = 'provider-mapping-applied'") - before);
        Assert.Equal(
            ["""["staff"]/""", """/["staff"]"""],
            await town.Ask<string[]>("select array_agg(coalesce(facts->>'given', '') || '/' || coalesce(facts->>'taken', '') order by id) from (select * from audit where action = 'provider-mapping-applied' order by id desc limit 2) last"));
        Assert.Equal(2, (await town.Host.Get<SignInEvents>().Last(town.Anna, Cancellation)).Count(one => one.Kind == SignInEventKind.AccessChanged));
    }

    [Theory]
    [InlineData("""["it-drift"]""")]
    [InlineData("""["IT-DRIFT"]""")]
    [InlineData("""["IT-drift "]""")]
    [InlineData("""["IT‑drift"]""")]
    [InlineData("""[" IT-drift"]""")]
    [InlineData(""" "IT-drift,Alla" """)]
    [InlineData(""" "IT-drift Alla" """)]
    [InlineData("""[["IT-drift"]]""")]
    [InlineData("""[{"IT-drift": "IT-drift"}]""")]
    [InlineData("""{"IT-drift": true}""")]
    [InlineData("""true""")]
    [InlineData("""17""")]
    [InlineData("""[17, null, true]""")]
    public async Task Only_the_same_text_counts_alone_or_in_a_plain_list(string said)
    {
        await Given(("groups", "IT-drift", "staff"), ("groups", "17", "staff"), ("groups", "true", "staff"));

        Assert.Equal(None, await AfterSignIn("groups", JsonNode.Parse(said)));
    }

    [Fact]
    public async Task A_claims_name_is_not_mistaken_for_another()
    {
        await Given(("groups", "IT-drift", "staff"));

        Assert.Equal(None, await AfterSignIn("Groups", "IT-drift"));
        Assert.Equal(None, await AfterSignIn("https://else.example/groups", "IT-drift"));
    }

    [Fact]
    public async Task A_claim_with_ten_thousand_values_gives_nothing_and_holds_nobody_up()
    {
        await Given(("groups", "g7", "staff"));
        JsonArray Many(int count) => [.. Enumerable.Range(0, count).Select(number => (JsonNode)$"g{number}")];

        Assert.Equal(["staff@2404"], await AfterSignIn("groups", Many(MappedRoles.MostValues)));

        // A token of that size is not read at all, but userinfo may be as large.
        Says("other", "x");
        town.Idp.UserInfo = claims => claims["groups"] = Many(10_000);
        await SignIn();
        Assert.Equal(None, await Roles());
    }

    [Fact]
    public async Task The_id_token_is_believed_before_userinfo()
    {
        await Given(("groups", "IT-drift", "staff"), ("groups", "Ledning", "approver"));
        town.Idp.UserInfo = claims => claims["groups"] = "Ledning";

        Assert.Equal(["staff@2404"], await AfterSignIn("groups", "IT-drift"));
        Assert.Equal(["approver@2404"], await AfterSignIn("other", "x"));
    }

    [Fact]
    public async Task The_operators_role_cannot_be_mapped_to_by_anybody()
    {
        await Given();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Given(("groups", "IT-drift", "operator")));
        Assert.Equal("mapped_role_is_known", refused.ConstraintName);
    }

    [Fact]
    public async Task The_host_that_faces_the_internet_cannot_write_rules_of_its_own()
    {
        await Given();
        await using var connection = await town.Host.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await using var insert = new NpgsqlCommand(
            $"insert into auth.provider_mapping (id, provider_id, claim, value, role) values (gen_random_uuid(), '{town.ProviderId}', 'sub', 'anna', 'administrator')", connection);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Cancellation))).SqlState);
    }

    [Fact]
    public async Task Nothing_is_given_to_an_account_of_another_municipality_or_by_a_rule_of_another_provider()
    {
        await Given(("groups", "IT-drift", "staff"));
        var (stranger, own) = (await town.GivenAccount("2514"), await town.GivenAccount());
        var other = Guid.CreateVersion7();
        await town.Save(town.Agreed() with { Id = other, Key = "grannen", MunicipalityCode = "2514" });
        var rules = await town.Ask<Guid[]>("select array_agg(id) from auth.provider_mapping");
        await using var connection = await town.Host.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);

        async Task<bool> Apply(Guid account, Guid provider)
        {
            await using var apply = new NpgsqlCommand("select auth.apply_provider_mapping($1, $2, $3, now())", connection) { Parameters = { new() { Value = account }, new() { Value = provider }, new() { Value = rules } } };
            return (bool)(await apply.ExecuteScalarAsync(Cancellation))!;
        }

        Assert.False(await Apply(stranger, town.ProviderId));
        Assert.False(await Apply(own, other));
        Assert.False(await Apply(stranger, other));
        Assert.Equal(None, await Roles(stranger));
        Assert.True(await Apply(own, town.ProviderId));
        await town.Execute("delete from auth.provider where id = @other", new { other });
    }

    [Fact]
    public async Task A_provider_that_is_switched_off_gives_nothing_and_takes_nothing()
    {
        await Given(("groups", "IT-drift", "staff"));
        await AfterSignIn("groups", "IT-drift");
        await town.Change(agreed => agreed with { Enabled = false });

        Assert.Equal("provider", (await town.SignIn()).Outcome);
        Assert.Equal(["staff@2404"], await Roles());
    }

    [Fact]
    public async Task Missing_skills_are_added_to_the_person_and_those_in_the_register_are_left_alone()
    {
        await Given(("groups", "IT-drift", "it.linux:2"), ("groups", "Experter", "it.linux:3"), ("groups", "IT-drift", "it.windows:1"));
        await GivenPerson();
        await town.Execute("insert into person_skill (person_id, skill_id, level) select id, 'it.windows', 4 from person");

        await AfterSignIn("groups", new JsonArray("IT-drift", "Experter"));
        Assert.Equal(["it.linux:3", "it.windows:4"], await Skills());
        Assert.Equal(["it.linux"], await town.Ask<string[]>("select array_agg(skill_id) from person_skill where provider_id = @ProviderId", new { town.ProviderId }));
        Assert.Equal(2, await town.Ask<int>("select version from person"));

        await AfterSignIn("groups", new JsonArray());
        Assert.Equal(["it.linux:3", "it.windows:4"], await Skills());
        Assert.Equal(2, await town.Ask<int>("select version from person"));
    }

    [Fact]
    public async Task Somebody_who_is_in_no_register_gets_no_skills_and_nor_does_a_person_of_another_municipality()
    {
        await Given(("groups", "IT-drift", "it.linux:2"));
        await AfterSignIn("groups", "IT-drift");
        await GivenPerson("2514");
        await AfterSignIn("groups", "IT-drift");

        Assert.Equal(None, await Skills());
    }

    [Fact]
    public async Task Many_sign_ins_at_once_give_the_role_once()
    {
        await Given(("groups", "IT-drift", "staff"));
        var before = await town.Ask<long>("select count(*) from audit where action = 'provider-mapping-applied'");
        Says("groups", "IT-drift");

        var landings = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => town.SignIn()));

        Assert.All(landings, landing => Assert.Equal("signed in", landing.Outcome));
        Assert.Equal(["staff@2404"], await Roles());
        Assert.Equal(1, await town.Ask<long>("select count(*) from audit where action = 'provider-mapping-applied'") - before);
    }

    [Fact]
    public async Task Whoever_claims_an_account_gets_what_was_said_when_they_came()
    {
        await Given(("groups", "IT-drift", "staff"));
        town.Idp.IdToken = token => (token["sub"], token["groups"]) = ("mapped newcomer", "IT-drift");
        town.Idp.UserInfo = claims => claims["sub"] = "mapped newcomer";
        var account = await town.GivenAccount();
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);

        Assert.Equal("SignedIn", (await browser.Go($"/claim/{account}")).Body);

        Assert.Equal(["staff@2404"], await Roles(account));
    }
}
