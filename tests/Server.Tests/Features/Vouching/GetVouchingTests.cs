using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class GetVouchingTests(Api api)
{
    const string Stricken = "0305";

    [Fact]
    public async Task The_number_is_the_vouchers_alone_and_only_while_it_is_needed()
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);
        Assert.NotNull((await (await voucher.Look(id)).Read<VouchingDto>()).Phone);

        foreach (var (role, code) in ((string, string)[])[("crisis_lead", Stricken), ("crisis_lead", "2480"), ("operator", "0180"), ("auditor", Stricken)])
        {
            using var other = await api.SignedIn(role, code);
            Assert.Null((await (await other.Look(id)).Read<VouchingDto>()).Phone);
        }

        await (await voucher.TakeBack(id)).Has(HttpStatusCode.OK);
        Assert.Null((await (await voucher.Look(id)).Read<VouchingDto>()).Phone);
    }

    [Fact]
    public async Task The_strickens_own_see_who_vouches_and_not_what_was_said()
    {
        var (_, id, _) = await api.GivenWaiting(Stricken);
        using var own = await api.SignedIn("crisis_lead", Stricken);

        var seen = await (await own.Look(id)).Read<VouchingDto>();

        Assert.Equal(("Ada Provsson", "Luleå", null, null), (seen.VoucherName, seen.VoucherMunicipalityName, seen.Asked, seen.Heard));
        Assert.Equal((false, true), (seen.MayApprove, seen.MayWithdraw));
    }

    [Fact]
    public async Task An_operator_sees_names_only_while_asked_to_be_the_second_person_alone_and_in_the_list()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        var id = (await voucher.Begun(await api.GivenColleague(Stricken))).Id;
        using var platform = await api.SignedIn("operator", "0180");

        Assert.Equal((null, null, null), await Names(platform, id));

        await (await voucher.SendOn(id)).Has(HttpStatusCode.OK);
        Assert.Equal(("Ada Provsson", "Ada Provsson", null), await Names(platform, id));

        using var second = await api.SignedIn("crisis_lead", "2480");
        await (await second.Approve(id)).Has(HttpStatusCode.OK);
        Assert.Equal((null, null, null), await Names(platform, id));
        Assert.Null((await (await platform.Look(id)).Read<VouchingDto>()).Heard);
        Assert.Equal(("Ada Provsson", "Ada Provsson", "Ada Provsson"), await Names(second, id));

        using var own = await api.SignedIn("crisis_lead", Stricken);
        Assert.Equal(("Ada Provsson", "Ada Provsson", "Ada Provsson"), await Names(own, id));
    }

    /// <summary>The same in the list as alone.</summary>
    static async Task<(string? Name, string? Voucher, string? Approver)> Names(HttpClient client, Guid id)
    {
        var alone = await (await client.Look(id)).Read<VouchingDto>();
        var listed = (await (await client.GetAsync("/vouchings", TestContext.Current.CancellationToken)).Read<VouchingDto[]>()).Single(listed => listed.Id == id);
        Assert.Equal(alone, listed);
        Assert.Equal("Luleå", alone.VoucherMunicipalityName);
        return (alone.Name, alone.VoucherName, alone.ApproverName);
    }

    [Fact]
    public async Task Once_there_is_a_second_person_no_third_sees_it()
    {
        var (_, id, _) = await api.GivenApproved(Stricken);
        using var third = await api.SignedIn("crisis_lead", "2481");

        await (await third.Look(id)).Has(HttpStatusCode.NotFound);
    }
}
