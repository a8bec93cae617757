using MutualAid.Database;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>From an identity and an invitation to an account, all or nothing.</summary>
public sealed class InvitedSignInTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string Elsewhere = "2480";

    [Fact]
    public async Task The_code_makes_an_account_that_the_provider_opens_and_no_pass_phrase_does()
    {
        var (code, person) = await Invited("Anna Provsson");
        using var browser = await VouchedFor("newcomer");

        Assert.Equal("SignedIn", await Join(browser, code));

        var account = (await browser.Go("/who")).Body;
        Assert.Equal(account, await town.Ask<string>("select account_id::text from person where id = @person", new { person }));
        Assert.Equal($"Anna Provsson {FederatedTown.Code} without", await town.Ask<string>(
            "select display_name || ' ' || municipality_code || case when password_hash is null then ' without' else ' with' end from auth.account where id::text = @account", new { account }));
        Assert.Equal($"staff@{FederatedTown.Code}", await town.Ask<string>("select string_agg(role || '@' || municipality_code, ' ') from auth.account_role where account_id::text = @account", new { account }));
        Assert.Equal("invitation-used provider-linked signed-in provider", await town.Ask<string>(
            "select string_agg(concat_ws(' ', kind, method), ' ' order by id) from auth.event where account_id::text = @account", new { account }));
        Assert.Equal(1, await town.Ask<int>("select count(*)::int from audit where action = 'invitation-used' and account_id::text = @account", new { account }));

        Assert.Equal("nobody", (await browser.Go("/sign-in/not-linked")).Body);
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task The_first_people_of_a_municipality_who_are_in_no_register_get_the_role_they_were_invited_to()
    {
        var code = InvitationCode.New();
        await Insert(code, null, "coordinator", FederatedTown.Code, "Olle Provsson");
        using var browser = await VouchedFor("first");

        Assert.Equal("SignedIn", await Join(browser, code));
        Assert.Equal("coordinator", await town.Ask<string>("select role from auth.account_role where account_id::text = @account", new { account = (await browser.Go("/who")).Body }));
    }

    [Fact]
    public async Task A_code_of_another_municipality_opens_nothing_and_the_right_one_may_be_tried_after_it()
    {
        var (foreign, stranger) = await Invited("Far Away", Elsewhere);
        var (code, _) = await Invited("Right Here");
        using var browser = await VouchedFor("hopeful");
        var before = await Accounts();

        Assert.Equal("AnotherMunicipality", await Join(browser, foreign));
        Assert.Equal(before, await Accounts());
        Assert.Equal(1, await town.Ask<int>("select count(*)::int from auth.invitation where person_id = @stranger and used_at is null", new { stranger }));

        Assert.Equal("SignedIn", await Join(browser, code));
    }

    [Theory]
    [InlineData("used_at = now()")]
    [InlineData("invited_at = invited_at - interval '2 hours', expires_at = invited_at - interval '1 hour'")]
    [InlineData("code_hash = '\\x00'")]
    public async Task A_code_that_is_worth_nothing_any_longer_makes_nothing(string change)
    {
        var (code, person) = await Invited("Too Late");
        await town.Execute($"update auth.invitation set {change} where person_id = @person", new { person });
        using var browser = await VouchedFor("late");
        var before = await Accounts();

        Assert.Equal("InvitationGone", await Join(browser, code));
        Assert.Equal("InvitationGone", await Join(browser, ""));

        Assert.Equal(before, await Accounts());
        Assert.StartsWith("late", (await browser.Go("/sign-in/not-linked")).Body, StringComparison.Ordinal);
        await town.Execute("delete from auth.invitation where person_id = @person", new { person });
    }

    [Fact]
    public async Task Somebody_who_left_the_register_meanwhile_gets_no_account()
    {
        var (code, person) = await Invited("Just Left");
        await town.Execute("update person set deactivated_at = now() where id = @person", new { person });
        using var browser = await VouchedFor("leaver");
        var before = await Accounts();

        Assert.Equal("InvitationGone", await Join(browser, code));
        Assert.Equal(before, await Accounts());
        Assert.Equal("not linked", (await browser.Go(FederatedTown.Start)).Outcome);
    }

    [Fact]
    public async Task Of_two_who_use_one_code_at_once_one_gets_in()
    {
        var (code, _) = await Invited("Contested");
        using var one = await VouchedFor("one");
        using var other = await VouchedFor("other");
        var before = await Accounts();

        var answers = await Task.WhenAll(Join(one, code), Join(other, code));

        Assert.Equal(["InvitationGone", "SignedIn"], answers.Order());
        Assert.Equal(before + 1, await Accounts());
    }

    [Fact]
    public async Task One_identity_with_two_codes_at_once_gets_one_account()
    {
        var (first, _) = await Invited("Twice Invited");
        var (second, _) = await Invited("Twice Invited");
        using var here = await VouchedFor("greedy");
        using var there = await VouchedFor("greedy");
        var before = await Accounts();

        var answers = await Task.WhenAll(Join(here, first), Join(there, second));

        Assert.Equal(["AlreadyLinked", "SignedIn"], answers.Order());
        Assert.Equal(before + 1, await Accounts());
    }

    [Fact]
    public async Task One_form_sent_twice_at_once_makes_one_account()
    {
        var (code, _) = await Invited("Hasty");
        using var browser = await VouchedFor("hasty invited");
        using var copy = new Browser(town.Host);
        foreach (var (name, value) in browser.Cookies) copy.Cookies[name] = value;
        var before = await Accounts();

        var answers = await Task.WhenAll(Join(browser, code), Join(copy, code));

        Assert.Single(answers, "SignedIn");
        Assert.Equal(before + 1, await Accounts());
    }

    [Fact]
    public async Task Two_of_the_same_name_each_get_an_account()
    {
        foreach (var subject in (string[])["eva the first", "eva the second"])
        {
            var (code, _) = await Invited("Eva Andersson");
            using var browser = await VouchedFor(subject);
            Assert.Equal("SignedIn", await Join(browser, code));
        }

        Assert.Equal(2, await town.Ask<int>("select count(distinct normalized_user_name)::int from auth.account where display_name = 'Eva Andersson'"));
    }

    [Fact]
    public async Task What_waited_too_long_or_for_a_provider_that_is_off_makes_nothing()
    {
        var (code, _) = await Invited("Slow");
        using var waiting = await VouchedFor("off");
        await town.Change(agreed => agreed with { Enabled = false });
        Assert.Equal("Gone", await Join(waiting, code));

        using var slow = await VouchedFor("slow invited");
        town.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("Gone", await Join(slow, code));
        using var stranger = new Browser(town.Host);
        Assert.Equal("Gone", await Join(stranger, code));
    }

    /// <summary>A browser in which the provider has vouched for somebody whom nobody here knows.</summary>
    async Task<Browser> VouchedFor(string subject)
    {
        await town.Renew();
        town.Idp.IdToken = token => token["sub"] = subject;
        town.Idp.UserInfo = claims => claims["sub"] = subject;
        var browser = new Browser(town.Host);
        Assert.Equal("not linked", (await browser.Go(FederatedTown.Start)).Outcome);
        return browser;
    }

    static async Task<string> Join(Browser browser, string code) => (await browser.Go($"/join?code={code}")).Body;

    Task<int> Accounts() => town.Ask<int>("select count(*)::int from auth.account");

    async Task<(string Code, Guid Person)> Invited(string name, string municipality = FederatedTown.Code)
    {
        var (code, person) = (InvitationCode.New(), Guid.CreateVersion7());
        await town.Execute("insert into person (id, municipality_code, name, work_email) values (@person, @municipality, @name, @person || '@vannas.example')", new { person, municipality, name });
        await Insert(code, person, "staff", municipality, name);
        return (code, person);
    }

    Task Insert(string code, Guid? person, string role, string municipality, string name) => town.Execute(
        """
        insert into auth.invitation (id, code_hash, person_id, role, municipality_code, municipality_name, name, invited_at, expires_at)
        values (@id, @hash, @person, @role, @municipality, 'Kommunen', @name, @now, @now + interval '14 days')
        """,
        new { id = Guid.CreateVersion7(), hash = InvitationCode.Hash(code), person, role, municipality, name, now = town.Clock.GetUtcNow() });
}
