using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class ExportAccessEventsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_a_file_for_Excel_with_local_times_and_no_formulas_and_taking_it_is_written_down()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await api.Scalar<int?>("update auth.account set display_name = '=1+1' where id = @account", new { account });
        await api.Scalar<int?>(
            "insert into auth.event (account_id, municipality_code, kind, method, at, address) values (@account, @Code, 'signed-in', 'passkey', '2026-07-01T10:00:00Z', '2001:db8::/64')",
            new { account, town.Code });

        var answer = await town.Client.GetAsync(town.At("access-events.csv?from=2026-07-01&last=2026-07-01"), Cancellation);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");
        Assert.Equal("Tid;Vem;Vad;Sätt;Leverantör;Av;Uppgift;Från adress", lines[0]);
        Assert.Equal("2026-07-01 12:00:00 +02:00;'=1+1;inloggad;passkey;;;;2001:db8::/64", lines[1]);
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where municipality_code = @Code and action = 'access-events-exported'", new { town.Code }));
    }

    [Fact]
    public async Task Is_for_who_may_read_them()
    {
        var town = await api.GivenTown();
        using var coordinator = await api.SignedIn("coordinator", town.Code);
        await (await coordinator.GetAsync(town.At("access-events.csv"), Cancellation)).Has(HttpStatusCode.Forbidden);
        using var neighbour = await api.SignedIn("auditor", "2521");
        await (await neighbour.GetAsync(town.At("access-events.csv"), Cancellation)).Has(HttpStatusCode.Forbidden);
        using var stranger = api.Anonymous();
        await (await stranger.GetAsync(town.At("access-events.csv"), Cancellation)).Has(HttpStatusCode.Unauthorized);
    }
}
