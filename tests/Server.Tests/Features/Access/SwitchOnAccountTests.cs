using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class SwitchOnAccountTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_account_opens_again_with_its_roles_and_no_session_comes_back()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        using var before = await api.SignedIn(account);
        await (await town.SwitchOff(account)).Has(HttpStatusCode.NoContent);
        // One that was being opened at that moment.
        using var meanwhile = await api.SignedIn(account);

        await (await town.SwitchOn(account)).Has(HttpStatusCode.NoContent);
        await (await town.SwitchOn(account)).Has(HttpStatusCode.NoContent);

        foreach (var client in (HttpClient[])[before, meanwhile]) await (await client.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
        var seen = await town.Account(account);
        Assert.Null(seen.SwitchedOffAt);
        Assert.Equal(["crisis_lead"], seen.Roles.Select(role => role.Role));
        Assert.Equal(["switched-off", "switched-on"], await town.Happened(account));
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await town.AdministratorOnly(client => town.SwitchOn(account, client), HttpStatusCode.NotFound);
    }
}
