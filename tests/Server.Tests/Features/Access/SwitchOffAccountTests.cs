using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class SwitchOffAccountTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Access_ends_at_the_next_request_and_no_session_opens_any_more()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        using var theirs = await api.SignedIn(account);

        await (await town.SwitchOff(account)).Has(HttpStatusCode.NoContent);
        await (await town.SwitchOff(account)).Has(HttpStatusCode.NoContent);

        await (await theirs.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
        using var late = await api.SignedIn(account);
        await (await late.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
        Assert.NotNull((await town.Account(account)).SwitchedOffAt);
        Assert.Equal(["switched-off"], await town.Happened(account));
        Assert.Equal(["account-switched-off"], await api.AuditOf(account));
    }

    [Fact]
    public async Task Nobody_switches_off_themselves_a_guest_or_the_operator()
    {
        var town = await api.GivenTown();
        var guest = await api.GivenAccount("2521");
        await api.GivenRole(guest, "staff", town.Code);

        await (await town.SwitchOff(town.Administrator)).Problem(HttpStatusCode.Conflict, "own-account");
        await (await town.SwitchOff(guest)).Problem(HttpStatusCode.Conflict, "another-municipality");
        await (await town.SwitchOff(await town.Employee("operator"))).Problem(HttpStatusCode.Conflict, "operator-account");
    }

    [Fact]
    public async Task Not_the_last_administrator_by_the_operator_either()
    {
        var town = await api.GivenTown();
        using var @operator = await api.SignedIn("operator", "2521");
        await (await town.SwitchOff(town.Administrator, @operator)).Problem(HttpStatusCode.Conflict, "last-administrator");

        await town.Employee("administrator");
        await (await town.SwitchOff(town.Administrator, @operator)).Has(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Nor_whoever_is_the_last_administrator_of_another_municipality()
    {
        var (town, other) = (await api.GivenTown(), await api.GivenTown());
        var account = await town.Employee();
        await api.GivenRole(account, "administrator", other.Code);
        await (await other.Take(other.Administrator, "administrator")).Has(HttpStatusCode.NoContent);

        await (await town.SwitchOff(account)).Problem(HttpStatusCode.Conflict, "last-administrator");
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await town.AdministratorOnly(client => town.SwitchOff(account, client), HttpStatusCode.NotFound);
    }
}
