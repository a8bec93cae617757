using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class TakeRoleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_role_is_gone_at_the_next_request_and_written_down_for_the_person_once()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        using var theirs = await api.SignedIn(account);
        await (await theirs.GetAsync("/incidents", Cancellation)).Has(HttpStatusCode.OK);

        await (await town.Take(account, "crisis_lead")).Has(HttpStatusCode.NoContent);
        await (await town.Take(account, "crisis_lead")).Has(HttpStatusCode.NoContent);

        await (await theirs.GetAsync("/incidents", Cancellation)).Has(HttpStatusCode.Forbidden);
        Assert.Equal(["role-taken crisis_lead"], await town.Happened(account));
        Assert.Equal(["role-taken"], await api.AuditOf(account));
    }

    [Fact]
    public async Task A_guest_loses_the_role_here_and_keeps_those_elsewhere()
    {
        var town = await api.GivenTown();
        var guest = await api.GivenAccount("2521", "coordinator");
        await api.GivenRole(guest, "coordinator", town.Code);

        await (await town.Take(guest, "coordinator")).Has(HttpStatusCode.NoContent);

        Assert.Equal("2521", await api.Scalar<string>("select string_agg(municipality_code, ',') from auth.account_role where account_id = @guest", new { guest }));
    }

    [Fact]
    public async Task The_last_administrator_stays_also_by_their_own_wish_and_by_the_operators()
    {
        var town = await api.GivenTown();
        using var @operator = await api.SignedIn("operator", "2521");

        await (await town.Take(town.Administrator, "administrator")).Problem(HttpStatusCode.Conflict, "last-administrator");
        await (await town.Take(town.Administrator, "administrator", @operator)).Problem(HttpStatusCode.Conflict, "last-administrator");
    }

    [Fact]
    public async Task One_who_is_switched_off_does_not_count_as_another()
    {
        var town = await api.GivenTown();
        var other = await town.Employee("administrator");
        await (await town.SwitchOff(other)).Has(HttpStatusCode.NoContent);

        await (await town.Take(town.Administrator, "administrator")).Problem(HttpStatusCode.Conflict, "last-administrator");
    }

    [Fact]
    public async Task Of_two_administrators_who_take_each_others_role_at_once_one_remains()
    {
        for (var round = 0; round < 5; round++)
        {
            var town = await api.GivenTown();
            var other = await town.Employee("administrator");
            using var others = await api.SignedIn(other);

            var answers = await Task.WhenAll(town.Take(other, "administrator"), town.Take(town.Administrator, "administrator", others));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
            Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.account_role where municipality_code = @Code and role = 'administrator'", new { town.Code }));
        }
    }

    [Fact]
    public async Task Of_one_who_leaves_and_one_who_is_switched_off_at_once_one_remains()
    {
        var town = await api.GivenTown();
        var other = await town.Employee("administrator");

        var answers = await Task.WhenAll(town.SwitchOff(other), town.Take(town.Administrator, "administrator"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_operators_role_is_nobodys_to_take()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("operator");

        Assert.Equal(["not-to-give"], (await (await town.Take(account, "operator")).FieldErrors())["Role"]);
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        await town.AdministratorOnly(client => town.Take(account, "crisis_lead", client), HttpStatusCode.NotFound);
    }
}
