using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class GiveRoleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_role_holds_at_the_next_request_and_is_written_down_for_the_person_once()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        using var theirs = await api.SignedIn(account);
        await (await theirs.GetAsync("/incidents", Cancellation)).Has(HttpStatusCode.Forbidden);

        await (await town.Give(account, "communicator")).Has(HttpStatusCode.NoContent);
        await (await town.Give(account, "communicator")).Has(HttpStatusCode.NoContent);

        await (await theirs.GetAsync("/incidents", Cancellation)).Has(HttpStatusCode.OK);
        Assert.Equal(["role-given communicator"], await town.Happened(account));
        Assert.Equal(["role-given"], await api.AuditOf(account));
    }

    [Fact]
    public async Task What_a_provider_had_given_is_given_by_hand_from_then_on_and_that_is_written_down()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        var provider = await api.GivenProvider(town.Code);
        await api.GivenRole(account, "staff", town.Code);
        await api.Scalar<int?>("update auth.account_role set provider_id = @provider where account_id = @account", new { provider, account });

        await (await town.Give(account, "staff")).Has(HttpStatusCode.NoContent);
        await (await town.Give(account, "staff")).Has(HttpStatusCode.NoContent);

        Assert.Equal("administrator", await api.Scalar<string>("select origin from auth.account_role where account_id = @account and provider_id is null and granted_by is not null", new { account }));
        Assert.Equal(["role-given staff"], await town.Happened(account));
    }

    [Theory, InlineData("operator"), InlineData("king")]
    public async Task The_operators_role_and_what_is_none_are_nobodys_to_give(string role)
    {
        var town = await api.GivenTown();
        var account = await town.Employee();

        Assert.Equal(["not-to-give"], (await (await town.Give(account, role)).FieldErrors())["Role"]);
        Assert.Empty((await town.Account(account)).Roles);
    }

    [Fact]
    public async Task Another_municipalitys_employee_gets_none_here()
    {
        var town = await api.GivenTown();
        var guest = await api.GivenAccount("2521");
        await (await town.Give(guest, "crisis_lead")).Has(HttpStatusCode.NotFound);

        await api.GivenRole(guest, "staff", town.Code);
        await (await town.Give(guest, "crisis_lead")).Problem(HttpStatusCode.Conflict, "another-municipality");
    }

    [Fact]
    public async Task Whoever_is_switched_off_gets_none()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await (await town.SwitchOff(account)).Has(HttpStatusCode.NoContent);

        await (await town.Give(account, "staff")).Problem(HttpStatusCode.Conflict, "switched-off");
    }

    [Fact]
    public async Task The_operator_gives_no_role_but_that_of_administrator()
    {
        var town = await api.GivenTown();
        using var @operator = await api.SignedIn("operator", "2521");

        Assert.Equal(["not-to-give"], (await (await town.Give(town.Administrator, "crisis_lead", @operator)).FieldErrors())["Role"]);
        await (await town.Give(town.Administrator, "administrator", @operator)).Has(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await town.AdministratorOnly(client => town.Give(account, "staff", client), HttpStatusCode.NotFound);
    }
}
