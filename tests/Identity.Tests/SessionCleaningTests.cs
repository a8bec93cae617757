using Microsoft.Extensions.Hosting;
using MutualAid.Identity.Tests.Federation.Support;
using Npgsql;

namespace MutualAid.Identity.Tests;

/// <summary>What has had its time goes, and what is to be kept stays; under the web host's own rights, which delete no history.</summary>
public sealed class SessionCleaningTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task Clean(FederatedHost host) => host.Get<IEnumerable<IHostedService>>().OfType<SessionCleaning>().Single().Round(Cancellation);

    async Task GivenEvents()
    {
        await town.Execute("delete from auth.event");
        foreach (var days in (int[])[729, 731, 364])
            await town.Execute(
                "insert into auth.event (account_id, kind, at, address) values (@Anna, @kind, @at, '')", new { town.Anna, kind = $"{days}", at = town.Clock.GetUtcNow().AddDays(-days) });
    }

    Task<string[]> Kept() => town.Ask<string[]>("select coalesce(array_agg(kind order by at), '{}') from auth.event");

    [Fact]
    public async Task Sign_in_events_are_forgotten_after_two_years_and_the_audit_is_not()
    {
        await GivenEvents();
        await town.Execute("insert into audit (at, action) values ('2001-01-01', 'role-given')");
        var audit = await town.Ask<long>("select count(*) from audit");

        await Clean(town.Host);
        Assert.Equal(["729", "364"], await Kept());

        // Not the clock: moved on, it would have the host clean by itself too, at any time from then on.
        await town.Execute("update auth.event set at = at - interval '36 hours'");
        await Clean(town.Host);
        Assert.Equal(["364"], await Kept());
        Assert.Equal(audit, await town.Ask<long>("select count(*) from audit"));
    }

    [Fact]
    public async Task For_how_long_is_a_setting_of_a_year_or_more()
    {
        await GivenEvents();
        await using (var host = await town.StartNode(("Identity:SignInEvents:KeptDays", "3650"))) await Clean(host);
        Assert.Equal(["731", "729", "364"], await Kept());

        await using (var host = await town.StartNode(("Identity:SignInEvents:KeptDays", "365"))) await Clean(host);
        Assert.Equal(["364"], await Kept());

        await Assert.ThrowsAsync<InvalidOperationException>(() => town.StartNode(("Identity:SignInEvents:KeptDays", "364")));
    }

    [Fact]
    public async Task No_host_makes_the_database_forget_what_is_younger_than_a_year_by_its_own_clock()
    {
        await town.Execute("delete from auth.event; insert into auth.event (account_id, kind, at, address) values (@Anna, 'young', now() - interval '364 days', '')", new { town.Anna });
        await using var connection = await town.Host.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await using var forget = new NpgsqlCommand("select auth.forget_events('2999-01-01')", connection);

        Assert.Equal(0L, await forget.ExecuteScalarAsync(Cancellation));
        Assert.Equal(["young"], await Kept());
    }
}
