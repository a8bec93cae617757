using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class WithdrawVouchingTests(Api api)
{
    const string Stricken = "0305";

    [Theory]
    [InlineData("crisis_lead", Stricken)]
    [InlineData("administrator", Stricken)]
    [InlineData("operator", "0180")]
    public async Task The_strickens_own_and_operators_stop_it_and_the_code_is_dead(string role, string code)
    {
        var (voucher, id, _) = await api.GivenApproved(Stricken);
        var said = (await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>()).Code;
        using var guard = await api.SignedIn(role, code);

        Assert.Equal("withdrawn", (await (await guard.TakeBack(id)).Read<VouchingDto>()).State);

        Assert.Null(await api.Claim(said));
        await (await voucher.AskForCode(id)).Problem(HttpStatusCode.Conflict, "vouching-moved-on");
        Assert.Equal("vouching-withdrawn", (await api.AuditOf(id))[^1]);
    }

    [Fact]
    public async Task The_voucher_takes_it_back_and_once_is_enough()
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);

        await (await voucher.TakeBack(id)).Has(HttpStatusCode.OK);
        await (await voucher.TakeBack(id)).Problem(HttpStatusCode.Conflict, "vouching-moved-on");
    }

    [Theory]
    [InlineData("crisis_lead", "2480", HttpStatusCode.Forbidden)]
    [InlineData("auditor", Stricken, HttpStatusCode.Forbidden)]
    [InlineData("administrator", "2480", HttpStatusCode.NotFound)]
    public async Task Others_do_not(string role, string code, HttpStatusCode told)
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);
        using var other = await api.SignedIn(role, code);

        await (await other.TakeBack(id)).Has(told);
        Assert.Equal("waiting", (await (await voucher.Look(id)).Read<VouchingDto>()).State);
    }

    [Fact]
    public async Task Used_or_withdrawn_at_once_exactly_one_holds()
    {
        var (voucher, id, _) = await api.GivenApproved(Stricken);
        var code = (await (await voucher.AskForCode(id)).Read<VouchingCodeResponse>()).Code;

        var (claim, withdrawal) = (api.Claim(code), voucher.TakeBack(id));
        await Task.WhenAll(claim, withdrawal);

        Assert.NotEqual(await claim is not null, (await withdrawal).StatusCode == HttpStatusCode.OK);
    }
}
