using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class ListVouchingsTests(Api api)
{
    const string Stricken = "0305";

    [Fact]
    public async Task It_stands_with_the_voucher_with_who_could_be_the_second_and_with_the_strickens_own()
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);
        Assert.Contains(await List(voucher), listed => listed.Id == id && listed.IsVoucher);

        foreach (var (role, code, sees) in ((string, string, bool)[])[("crisis_lead", "2480", true), ("operator", "0180", true), ("auditor", Stricken, true), ("administrator", "2480", false)])
        {
            using var client = await api.SignedIn(role, code);
            Assert.Equal(sees, (await List(client)).Any(listed => listed.Id == id));
        }
    }

    static async Task<VouchingDto[]> List(HttpClient client) => await (await client.GetAsync("/vouchings", TestContext.Current.CancellationToken)).Read<VouchingDto[]>();
}
