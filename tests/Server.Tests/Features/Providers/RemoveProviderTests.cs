using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class RemoveProviderTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Remove(HttpClient client, Guid id, int version = 1) => client.DeleteAsync($"/providers/{id}?expectedVersion={version}", Cancellation);

    [Fact]
    public async Task One_that_nobody_has_used_goes_and_its_history_stays()
    {
        var id = await api.GivenProvider("2482", issuer: "https://unused.provkoping.example");
        using var client = await api.SignedIn("administrator", "2482");

        await (await Remove(client, id)).Has(HttpStatusCode.NoContent);

        await (await client.GetAsync($"/providers/{id}", Cancellation)).Has(HttpStatusCode.NotFound);
        Assert.Equal(["provider-removed"], await api.AuditOf(id));
    }

    [Fact]
    public async Task One_that_people_are_known_by_or_that_is_on_stays()
    {
        var (used, on) = (await api.GivenProvider("2482", issuer: "https://used.provkoping.example"), await api.GivenProvider("2482", enabled: true));
        await api.GivenSignedInThrough(used, "2482");
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(1, (await (await Remove(client, used)).Problem(HttpStatusCode.Conflict, "in-use")).GetProperty("linkedAccounts").GetInt32());
        await (await Remove(client, on)).Problem(HttpStatusCode.Conflict, "still-enabled");
    }

    [Fact]
    public async Task Another_version_or_anothers_is_not_removed()
    {
        var id = await api.GivenProvider("2482", issuer: "https://version.provkoping.example");
        using var own = await api.SignedIn("administrator", "2482");
        using var stranger = await api.SignedIn("administrator", "2514");

        await (await Remove(own, id, version: 2)).Problem(HttpStatusCode.Conflict, "outdated");
        await (await Remove(stranger, id)).Has(HttpStatusCode.NotFound);
        Assert.Equal(id, (await own.Provider(id)).Id);
    }
}
