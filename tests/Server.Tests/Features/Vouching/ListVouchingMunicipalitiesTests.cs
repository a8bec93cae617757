using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class ListVouchingMunicipalitiesTests(Api api)
{
    [Fact]
    public async Task Those_with_a_provider_and_people_with_a_crisis_role_but_not_ones_own()
    {
        await api.GivenColleague("0360");
        await api.GivenColleague("0380");
        await api.GivenAccount("0381", "crisis_lead");
        using var voucher = await api.SignedIn("crisis_lead", "0380");

        var codes = (await (await voucher.GetAsync("/vouching-municipalities", TestContext.Current.CancellationToken)).Read<VouchingMunicipalityDto[]>()).Select(listed => listed.Code).ToList();

        Assert.Contains("0360", codes);
        Assert.DoesNotContain("0380", codes);
        Assert.DoesNotContain("0381", codes);
    }
}
