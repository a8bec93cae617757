using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class GetCrisisPhoneTests(Api api)
{
    [Fact]
    public async Task One_sees_ones_own_and_not_in_a_crisis_session()
    {
        var account = await api.GivenColleague("0382");
        using var ordinary = await api.SignedIn(account);
        using var crisis = await api.SignedInPastProvider(account, "0382");

        Assert.Equal("070-174 06 05", (await Get(ordinary)).Number);
        Assert.Null((await Get(crisis)).Number);
    }

    static async Task<CrisisPhoneDto> Get(HttpClient client) => await (await client.GetAsync("/me/crisis-phone", TestContext.Current.CancellationToken)).Read<CrisisPhoneDto>();
}
