using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class ListCrisisPhonesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_who_has_a_number_and_not_which()
    {
        var (with, without) = (await api.GivenColleague("0428"), await api.GivenAccount("0428", "communicator"));
        using var administrator = await api.SignedIn("administrator", "0428");

        var answer = await administrator.GetAsync("/municipalities/0428/crisis-phones", Cancellation);

        Assert.DoesNotContain("070-174", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var holders = await answer.Read<CrisisPhoneHolderDto[]>();
        Assert.NotNull(Assert.Single(holders, holder => holder.AccountId == with).EnteredAt);
        Assert.Null(Assert.Single(holders, holder => holder.AccountId == without).EnteredAt);
        using var elsewhere = await api.SignedIn("administrator", "0461");
        await (await elsewhere.GetAsync("/municipalities/0428/crisis-phones", Cancellation)).Has(HttpStatusCode.Forbidden);
    }
}
