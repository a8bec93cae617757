using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class EndAccountSessionsTests(Api api)
{
    [Fact]
    public async Task Every_session_ends_at_its_next_request_and_nobody_elses()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        using var first = await api.SignedIn(account);
        using var second = await api.SignedIn(account);

        await (await town.EndSessions(account)).Has(HttpStatusCode.NoContent);

        foreach (var client in (HttpClient[])[first, second]) await (await client.GetAsync("/me", TestContext.Current.CancellationToken)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal(["sessions-ended-by-other"], await town.Happened(account));
        Assert.Equal(0, (await town.Account(account)).OpenSessions);
    }

    [Fact]
    public async Task Is_not_for_ones_own_nor_for_a_guest()
    {
        var town = await api.GivenTown();
        var guest = await api.GivenAccount("2521");
        await api.GivenRole(guest, "staff", town.Code);

        await (await town.EndSessions(town.Administrator)).Problem(HttpStatusCode.Conflict, "own-account");
        await (await town.EndSessions(guest)).Problem(HttpStatusCode.Conflict, "another-municipality");
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await town.AdministratorOnly(client => town.EndSessions(account, client), HttpStatusCode.NotFound);
    }
}
