using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Identity.Tests.Federation.Support;
using Npgsql;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>Proving again who one is, through the municipality's own provider.</summary>
public sealed class ConfirmTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string Confirm = $"/confirm/{FederatedTown.Key}";

    [Fact]
    public async Task The_provider_is_asked_to_ask_anew_and_the_session_goes_on_with_its_end_and_a_new_key()
    {
        using var browser = await SignedIn();
        var (key, ends) = (browser.Cookies[Sessions.CookieName], await town.Ask<DateTime>("select expires_at from auth.session where account_id = @Anna order by created_at desc limit 1", new { town.Anna }));
        await town.Execute("update auth.session set proved_at = proved_at - interval '2 hours' where account_id = @Anna", new { town.Anna });

        Assert.Equal("signed in", (await browser.Go(Confirm)).Outcome);

        Assert.Equal(("login", "0"), (town.Idp.AuthorizationRequest["prompt"].ToString(), town.Idp.AuthorizationRequest["max_age"].ToString()));
        Assert.NotEqual(key, browser.Cookies[Sessions.CookieName]);
        Assert.Equal(
            (ends, true),
            await town.Ask<(DateTime, bool)>("select expires_at, proved_at > created_at - interval '5 minutes' from auth.session where account_id = @Anna order by proved_at desc nulls last limit 1", new { town.Anna }));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(3600, "auth_time")]
    public async Task A_provider_that_lets_an_old_sign_in_pass_is_not_believed(int age, string refused)
    {
        using var browser = await SignedIn();
        town.Idp.IdToken = token => token["auth_time"] = town.Clock.Seconds - age;

        var landing = await browser.Go(Confirm);

        Assert.Equal(refused, Refused(landing));
    }

    [Fact]
    public async Task Somebody_else_at_the_provider_does_not_get_in_this_way()
    {
        using var browser = await SignedIn();
        await town.Link("bert", await town.GivenAccount());
        town.Idp.IdToken = token => token["sub"] = "bert";
        town.Idp.UserInfo = info => info["sub"] = "bert";

        Assert.Equal("another_person", Refused(await browser.Go(Confirm)));
        Assert.Equal(town.Anna.ToString(), (await browser.Go("/who")).Body);
    }

    [Fact]
    public async Task A_session_that_is_ended_meanwhile_does_not_go_on()
    {
        using var browser = await SignedIn();
        await using var administrator = await town.Open();
        await using var ending = await administrator.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var end = new NpgsqlCommand("delete from auth.session where provider_id = $1", administrator, ending) { Parameters = { new() { Value = town.ProviderId } } })
            await end.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var landing = browser.Go(Confirm);
        await town.UntilSomebodyWaits();
        await ending.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("too_late", Refused(await landing));
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.session where account_id = @Anna", new { town.Anna }));
    }

    [Fact]
    public async Task An_ordinary_sign_in_counts_from_when_the_provider_saw_the_person_and_not_at_all_where_it_does_not_say()
    {
        await town.Renew();
        await town.Execute("delete from auth.session");
        town.Idp.IdToken = token => token["auth_time"] = town.Clock.Seconds - 3600;
        await town.SignIn();
        Assert.Equal(
            town.Clock.Seconds - 3600,
            await town.Ask<long>("select extract(epoch from proved_at)::bigint from auth.session where account_id = @Anna", new { town.Anna }));

        await town.Execute("delete from auth.session");
        town.Idp.IdToken = token => token.Remove("auth_time");
        await town.SignIn();
        Assert.True(await town.Ask<bool>("select proved_at is null from auth.session where account_id = @Anna", new { town.Anna }));
    }

    [Fact]
    public async Task What_the_provider_did_not_do_right_is_written_down_for_its_municipality()
    {
        await town.Renew();
        town.Idp.IdToken = token => token["nonce"] = "another";
        await town.SignIn();

        Assert.Equal(
            $"provider-refused nonce {FederatedTown.Code}",
            await town.Ask<string>("select kind || ' ' || detail || ' ' || municipality_code from auth.event where account_id is null order by id desc limit 1"));
    }

    async Task<Browser> SignedIn()
    {
        await town.Renew();
        var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);
        return browser;
    }

    static string Refused(Landing landing) =>
        landing.Address.AbsolutePath == "/confirm" ? QueryHelpers.ParseQuery(landing.Address.Query)["refused"].ToString() : landing.Outcome == "signed in" ? "" : landing.Outcome;
}
