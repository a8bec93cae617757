using System.Diagnostics;
using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class ListAccessEventsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_is_first_and_says_who_what_by_whom_and_from_where()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await (await town.Give(account, "auditor")).Has(HttpStatusCode.NoContent);
        using var auditor = await api.SignedIn(account);

        var list = await town.Events(client: auditor);

        Assert.Equal(("signed-in", "pass phrase", "Ada Provsson", (string?)null), (list.Events[0].Kind, list.Events[0].Method, list.Events[0].Name, list.Events[0].By));
        Assert.Equal(("role-given", "auditor", "Ada Provsson"), (list.Events[1].Kind, list.Events[1].Detail, list.Events[1].By));
        Assert.Equal((3, 1, 1), (list.Total, list.Page, list.Pages));
        Assert.Equal([town.Administrator, account], list.People.Select(person => person.Id).Order());
    }

    [Fact]
    public async Task Is_filtered_by_person_kind_and_days_and_paged()
    {
        var town = await api.GivenTown();
        var (one, other) = (await town.Employee(), await town.Employee());
        await Given(town, one, "signed-in", "2026-03-01T22:59:59Z", 1);
        await Given(town, one, "code-refused", "2026-03-01T23:00:00Z", 60);
        await Given(town, other, "code-refused", "2026-03-02T22:59:59Z", 1);
        await Given(town, other, "code-refused", "2026-03-02T23:00:00Z", 1);

        Assert.Equal(61, (await town.Events("?from=2026-03-02&last=2026-03-02")).Total);
        Assert.Equal(60, (await town.Events($"?from=2026-03-02&last=2026-03-02&person={one}&kind=failures")).Total);
        var second = await town.Events($"?person={one}&kind=failures&page=2");
        Assert.Equal((60, 2, 2, 10), (second.Total, second.Page, second.Pages, second.Events.Length));
        Assert.Equal(1, (await town.Events($"?person={one}&kind=sign-ins")).Total);
        Assert.Equal(2, (await town.Events($"?person={one}&page=99")).Page);
    }

    [Fact]
    public async Task Shows_what_nobodys_account_did_where_the_municipality_is_known_and_nothing_of_others()
    {
        var (town, other) = (await api.GivenTown(), await api.GivenTown());
        await Given(town, null, "provider-refused", "2026-03-01T12:00:00Z", 1);
        await api.Scalar<int?>("insert into auth.event (kind, at, address) values ('pass-phrase-refused', now(), '192.0.2.1')", new { });

        Assert.Equal("provider-refused", Assert.Single((await town.Events("?kind=failures")).Events).Kind);
        Assert.Empty((await other.Events("?kind=failures")).Events);
    }

    [Fact]
    public async Task A_kind_that_is_none_and_days_the_wrong_way_round_are_told()
    {
        var town = await api.GivenTown();
        var errors = await (await town.Client.GetAsync(town.At("access-events?kind=gossip&from=2026-03-02&last=2026-03-01"), Cancellation)).FieldErrors();
        Assert.Equal(["Kind", "Last"], errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_among_a_hundred_thousand_events_is_there_at_once()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await Given(town, account, "signed-in", "2026-03-01T12:00:00Z", 100_000);
        await town.Events();

        var watch = Stopwatch.StartNew();
        var list = await town.Events("?page=10");

        Assert.Equal(50, list.Events.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Is_for_the_administrator_and_the_auditor_of_that_municipality()
    {
        var town = await api.GivenTown();
        foreach (var (role, code, expected) in ((string, string, HttpStatusCode)[])
            [
                ("auditor", town.Code, HttpStatusCode.OK), ("auditor", "2521", HttpStatusCode.Forbidden), ("administrator", "2521", HttpStatusCode.Forbidden),
                ("coordinator", town.Code, HttpStatusCode.Forbidden), ("crisis_lead", town.Code, HttpStatusCode.Forbidden), ("operator", town.Code, HttpStatusCode.Forbidden),
            ])
        {
            using var client = await api.SignedIn(role, code);
            await (await client.GetAsync(town.At("access-events"), Cancellation)).Has(expected);
        }

        using var stranger = api.Anonymous();
        await (await stranger.GetAsync(town.At("access-events"), Cancellation)).Has(HttpStatusCode.Unauthorized);
    }

    Task<int?> Given(Town town, Guid? account, string kind, string at, int count) => api.Scalar<int?>(
        """
        insert into auth.event (account_id, municipality_code, kind, at, address)
        select @account, @Code, @kind, @at::timestamptz, '192.0.2.1'
        from generate_series(1, @count)
        """,
        new { account, town.Code, kind, at, count });
}
