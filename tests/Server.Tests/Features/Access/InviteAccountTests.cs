using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.Access;
using MutualAid.Identity;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class InviteAccountTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    async Task<bool> Claim(string code, Guid account)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invitations>().Claim(code, account, Cancellation);
    }

    [Fact]
    public async Task The_code_gives_the_role_once_and_the_list_says_who_invited()
    {
        var town = await api.GivenTown();
        var invited = await (await town.Invite("  Ann-Sofie Lind ", "approver")).Read<InviteAccountResponse>();
        Assert.Equal(("Ann-Sofie Lind", "approver"), (invited.Name, invited.Role));
        Assert.Equal(("Ann-Sofie Lind", "approver", "Ada Provsson"), Assert.Single((await town.List()).Invitations) is { } open ? (open.Name, open.Role, open.InvitedBy) : default);

        var account = await town.Employee();
        Assert.True(await Claim(invited.Code, account));
        Assert.False(await Claim(invited.Code, await town.Employee()));

        Assert.Equal(["approver invitation Ada Provsson"], (await town.Account(account)).Roles.Select(role => $"{role.Role} {role.Origin} {role.GivenBy}"));
        Assert.Equal(["invitation-used approver"], await town.Happened(account));
        Assert.Empty((await town.List()).Invitations);
    }

    [Fact]
    public async Task The_code_is_kept_nowhere()
    {
        var town = await api.GivenTown();
        var invited = await (await town.Invite("Ann", "auditor")).Read<InviteAccountResponse>();

        Assert.Equal(0, await api.Scalar<int>(
            "select (select count(*) from audit where facts::text like @like)::int + (select count(*) from auth.event where detail like @like)::int", new { like = $"%{invited.Code}%" }));
    }

    [Fact]
    public async Task Says_what_is_wrong_with_name_and_role()
    {
        var town = await api.GivenTown();

        Assert.Equal(["required"], (await (await town.Invite(" ", "auditor")).FieldErrors())["Name"]);
        Assert.Equal(["too-long"], (await (await town.Invite(new('x', 101), "auditor")).FieldErrors())["Name"]);
        Assert.Equal(["not-to-give"], (await (await town.Invite("Ann", "operator")).FieldErrors())["Role"]);
    }

    [Fact]
    public async Task The_operator_invites_a_municipalitys_first_administrator_and_nobody_else()
    {
        var town = await api.GivenTown();
        using var @operator = await api.SignedIn("operator", "2521");

        await (await town.Invite("Ann", "administrator", @operator)).Has(HttpStatusCode.OK);
        Assert.Equal(["not-to-give"], (await (await town.Invite("Ann", "coordinator", @operator)).FieldErrors())["Role"]);
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        await town.AdministratorOnly(client => town.Invite("Ann", "administrator", client), HttpStatusCode.OK);
    }
}
