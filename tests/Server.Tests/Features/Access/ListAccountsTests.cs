using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class ListAccountsTests(Api api)
{
    [Fact]
    public async Task Shows_who_gets_in_with_roles_and_where_they_come_from_and_ways_in()
    {
        var town = await api.GivenTown();
        var lead = await town.Employee("crisis_lead");
        await api.GivenPasskey(lead);
        await api.GivenCodes(lead, left: 7);
        await api.GivenPassPhrase(lead);
        await (await town.Give(lead, "coordinator")).Has(HttpStatusCode.NoContent);
        using var session = await api.SignedIn(lead);

        var list = await town.List();
        var account = list.Accounts.Single(each => each.Id == lead);

        Assert.Equal(["crisis_lead setup ", "coordinator administrator Ada Provsson"], account.Roles.Select(role => $"{role.Role} {role.Origin} {role.GivenBy}"));
        Assert.Equal((1, false, 7, true, false, "strong"), (account.Ways.Passkeys, account.Ways.App, account.Ways.CodesLeft, account.Ways.PassPhrase, account.Ways.Provider, account.Ways.WithoutProvider));
        Assert.Equal((1, "pass phrase", true, false), (account.OpenSessions, account.LastSignInBy, account.IsOwn, account.IsCaller));
        Assert.True((await town.Account(town.Administrator)).IsCaller);
        Assert.DoesNotContain("operator", list.MayGive);
        Assert.Equal(7, list.MayGive.Length);
    }

    [Fact]
    public async Task A_program_is_nobody_to_give_a_role_or_a_code_to_also_when_it_has_been_removed()
    {
        var town = await api.GivenTown();
        var (program, _) = await api.GivenMachine(town.Code, "register");
        var account = await api.Scalar<Guid>("select account_id from auth.machine_client where id = @Id", new { program.Id });

        Assert.DoesNotContain((await town.List()).Accounts, each => each.Id == account);
        await (await town.Give(account, "coordinator")).Has(HttpStatusCode.NotFound);
        await api.Scalar<int?>("delete from auth.machine_client where id = @Id", new { program.Id });
        Assert.DoesNotContain((await town.List()).Accounts, each => each.Id == account);
        await (await town.Give(account, "coordinator")).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Shows_somebody_of_another_municipality_only_with_the_roles_here()
    {
        var town = await api.GivenTown();
        var guest = await api.GivenAccount("2521", "coordinator");
        Assert.DoesNotContain((await town.List()).Accounts, account => account.Id == guest);

        await api.GivenRole(guest, "crisis_lead", town.Code);

        var seen = await town.Account(guest);
        Assert.False(seen.IsOwn);
        Assert.Equal(["crisis_lead"], seen.Roles.Select(role => role.Role));
    }

    [Fact]
    public async Task Shows_the_operator_the_administrators_of_any_municipality_and_nobody_else()
    {
        var town = await api.GivenTown();
        await town.Employee("crisis_lead");
        await api.GivenRole(town.Administrator, "coordinator", town.Code);
        await (await town.Invite("Ann", "coordinator")).Has(HttpStatusCode.OK);
        using var @operator = await api.SignedIn("operator", "2514");

        var list = await town.List(@operator);

        Assert.Equal(["administrator"], Assert.Single(list.Accounts).Roles.Select(role => role.Role));
        Assert.Empty(list.Invitations);
        Assert.Equal(["administrator"], list.MayGive);
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        await town.AdministratorOnly(client => client.GetAsync(town.At("accounts"), TestContext.Current.CancellationToken), HttpStatusCode.OK);
    }
}
