using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class GetClientKeysTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Which_keys_are_in_use_is_told_and_nothing_of_the_keys()
    {
        using var client = await api.SignedIn("administrator", "2482");

        var text = await client.GetStringAsync("/client-keys", Cancellation);
        var keys = (await client.GetFromJsonAsync<ClientKeysResponse>("/client-keys", Cancellation))!;

        Assert.False(keys.MayRoll);
        Assert.Equal(["encryption", "signature"], keys.Keys.Where(key => key.InUse).Select(key => key.Purpose).Order());
        Assert.DoesNotContain("private", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_coordinator_is_not_told()
    {
        using var client = await api.SignedIn("coordinator", "2482");

        await (await client.GetAsync("/client-keys", Cancellation)).Has(HttpStatusCode.Forbidden);
    }
}
