using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class MakeVouchingCodeTests(Api api)
{
    const string Stricken = "0305";

    [Fact]
    public async Task The_code_is_kept_as_its_hash_and_opens_for_that_person_once()
    {
        var (voucher, id, colleague) = await api.GivenApproved(Stricken);

        var code = await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>();

        Assert.InRange(code.ExpiresAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from vouching v where v::text like '%' || @Code || '%'", new { code.Code }));
        Assert.Equal(colleague, await api.Claim(code.Code));
        Assert.Null(await api.Claim(code.Code));
        Assert.Equal("vouching-used", (await api.AuditOf(id))[^1]);
    }

    [Fact]
    public async Task Of_many_who_use_it_at_once_one_gets_in()
    {
        var (voucher, id, _) = await api.GivenApproved(Stricken);
        var code = (await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>()).Code;

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Claim(code)));

        Assert.Single(claims, claim => claim is not null);
        Assert.Single(await api.AuditOf(id), action => action == "vouching-used");
    }

    [Fact]
    public async Task Asked_for_again_the_one_before_is_worth_nothing()
    {
        var (voucher, id, colleague) = await api.GivenApproved(Stricken);
        var first = (await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>()).Code;
        var second = (await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>()).Code;

        Assert.Null(await api.Claim(first));
        Assert.Equal(colleague, await api.Claim(second));
    }

    [Fact]
    public async Task A_code_that_ran_out_was_withdrawn_or_whose_person_lost_the_role_opens_nothing()
    {
        foreach (var spoil in (string[])
                 [
                     "update vouching set code_expires_at = now() where id = @id",
                     "update vouching set withdrawn_at = now() where id = @id",
                     "delete from auth.account_role where account_id = (select account_id from vouching where id = @id)",
                 ])
        {
            var (voucher, id, _) = await api.GivenApproved(Stricken);
            var code = (await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>()).Code;
            await api.Scalar<int?>(spoil, new { id });

            Assert.Null(await api.Claim(code));
        }
    }

    [Fact]
    public async Task There_is_none_before_a_second_person_or_for_anybody_else_or_too_long_after_the_yes()
    {
        var (waiting, unapproved, _) = await api.GivenWaiting(Stricken);
        await (await waiting.AskForCode(unapproved)).Problem(HttpStatusCode.Conflict, "vouching-moved-on");

        var (voucher, id, _) = await api.GivenApproved(Stricken);
        using var other = await api.SignedIn("crisis_lead", "2580");
        await (await other.AskForCode(id)).Has(HttpStatusCode.NotFound);
        await api.Scalar<int?>("update vouching set expires_at = now() where id = @id", new { id });
        await (await voucher.AskForCode(id)).Problem(HttpStatusCode.Conflict, "vouching-moved-on");
    }
}
