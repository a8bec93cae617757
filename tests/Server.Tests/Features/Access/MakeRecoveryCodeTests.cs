using System.Net;
using MutualAid.Contracts.Access;
using MutualAid.Database;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class MakeRecoveryCodeTests(Api api)
{
    [Fact]
    public async Task A_new_code_ends_the_one_before_and_its_hash_alone_is_kept()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");

        var first = await (await town.Help(account, "recovery-code", reason: "forgotten")).Read<RecoveryCodeResponse>();
        var second = await (await town.Help(account, "recovery-code", reason: "forgotten")).Read<RecoveryCodeResponse>();

        Assert.NotEqual(first.Code, second.Code);
        Assert.Equal(InvitationCode.Hash(second.Code), await api.Scalar<byte[]>("select code_hash from auth.recovery where account_id = @account", new { account }));
        Assert.Equal(["recovery-made forgotten in-person", "recovery-made forgotten in-person"], await town.Happened(account));
        Assert.Equal(["recovery-code-made", "recovery-code-made"], await api.AuditOf(account));
    }

    [Fact]
    public async Task Of_two_made_at_once_one_is_open()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await (await town.Help(account, "recovery-code")).Has(HttpStatusCode.OK)));

        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.recovery where account_id = @account", new { account }));
    }

    [Fact]
    public async Task Not_for_ones_own_the_operators_or_a_switched_off_account()
    {
        var town = await api.GivenTown();
        var gone = await town.Employee();
        await (await town.SwitchOff(gone)).Has(HttpStatusCode.NoContent);

        await (await town.Help(town.Administrator, "recovery-code")).Problem(HttpStatusCode.Conflict, "own-account");
        await (await town.Help(await town.Employee("operator"), "recovery-code")).Problem(HttpStatusCode.Conflict, "operator-account");
        await (await town.Help(gone, "recovery-code")).Problem(HttpStatusCode.Conflict, "switched-off");
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await town.AdministratorOnly(client => town.Help(account, "recovery-code", client), HttpStatusCode.NotFound);
    }
}
