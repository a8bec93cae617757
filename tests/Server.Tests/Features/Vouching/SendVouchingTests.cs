using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class SendVouchingTests(Api api)
{
    [Fact]
    public async Task What_was_asked_and_heard_goes_to_a_second_person_without_the_number()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        var begun = await voucher.Begun(await api.GivenColleague("0305"));
        using var second = await api.SignedIn("crisis_lead", "2480");
        await (await second.Look(begun.Id)).Has(HttpStatusCode.NotFound);

        var sent = await (await voucher.SendOn(begun.Id, " Vad? ", " Så. ")).Read<VouchingDto>();

        Assert.Equal(("waiting", "Vad?", "Så."), (sent.State, sent.Asked, sent.Heard));
        var seen = await (await second.Look(begun.Id)).Read<VouchingDto>();
        Assert.Equal(("Vad?", null, true), (seen.Asked, seen.Phone, seen.MayApprove));
    }

    [Fact]
    public async Task Both_are_needed_and_only_the_voucher_says_them_once()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        var begun = await voucher.Begun(await api.GivenColleague("0305"));
        using var colleagueOfTheVoucher = await api.SignedIn("crisis_lead", "2580");

        var errors = await (await voucher.SendOn(begun.Id, " ", new('x', 1001))).FieldErrors();
        Assert.Equal(("required", "at-most-1000"), (errors["Asked"].Single(), errors["Heard"].Single()));
        await (await colleagueOfTheVoucher.SendOn(begun.Id)).Has(HttpStatusCode.NotFound);
        await (await voucher.SendOn(begun.Id)).Has(HttpStatusCode.OK);
        await (await voucher.SendOn(begun.Id)).Problem(HttpStatusCode.Conflict, "vouching-moved-on");
    }
}
