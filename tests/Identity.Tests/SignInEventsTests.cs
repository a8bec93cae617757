using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class SignInEventsTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string Wrong = "fel fras helt och hållet";

    [Fact]
    public async Task A_wrong_phrase_leaves_one_row_whether_the_name_exists_or_not_and_never_what_was_typed()
    {
        var account = await hosts.GivenAccount();
        await hosts.Web.SignIn(account.UserName, Wrong, from: "203.0.113.1");
        await hosts.Web.SignIn("ingen.alls", Wrong, from: "203.0.113.2");

        Assert.Equal($"pass-phrase-refused {account.Id} 2580", await Row("203.0.113.1"));
        Assert.Equal("pass-phrase-refused  ", await Row("203.0.113.2"));
        Assert.Equal(0, await hosts.Ask<int>("select count(*)::int from auth.event e where e::text like '%ingen.alls%'"));
    }

    [Fact]
    public async Task Attempts_that_are_not_admitted_leave_none()
    {
        for (var attempt = 0; attempt < 12; attempt++) await hosts.Web.SignIn("gissad.namn", Wrong, from: "203.0.113.3");

        Assert.Equal(5, await hosts.Ask<int>("select count(*)::int from auth.event where address = '203.0.113.3'"));
    }

    [Fact]
    public async Task Signing_in_and_out_and_a_new_phrase_are_written_down()
    {
        var account = await hosts.GivenAccount();
        var cookie = await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase);
        using var client = hosts.Web.Client(cookie);
        using var changed = await client.PostAsync($"/change?current={Uri.EscapeDataString(TwoHosts.Phrase)}&wanted={Uri.EscapeDataString("en helt ny lösenfras")}", null, TestContext.Current.CancellationToken);
        using var renewed = hosts.Web.Client(TestHost.Cookie(changed));
        await renewed.PostAsync("/sign-out", null, TestContext.Current.CancellationToken);

        Assert.Equal(
            "signed-in pass-phrase-changed signed-out",
            await hosts.Ask<string>("select string_agg(kind, ' ' order by id) from auth.event where account_id = @Id", new { account.Id }));
    }

    [Theory]
    [InlineData("update auth.event set kind = 'x'")]
    [InlineData("delete from auth.event")]
    [InlineData("insert into auth.invitation select * from auth.invitation")]
    [InlineData("update auth.invitation set role = 'operator'")]
    [InlineData("insert into auth.recovery select * from auth.recovery")]
    [InlineData("update auth.recovery set account_id = account_id")]
    public async Task The_web_host_changes_no_history_and_makes_no_codes(string statement)
    {
        await using var connection = new Npgsql.NpgsqlConnection(hosts.WebConnection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new Npgsql.NpgsqlCommand(statement, connection);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    Task<string> Row(string address) =>
        hosts.Ask<string>("select kind || ' ' || coalesce(account_id::text, '') || ' ' || coalesce(municipality_code, '') from auth.event where address = @address", new { address });
}
