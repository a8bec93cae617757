using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class ListProvidersTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_own_municipalitys_are_listed_and_no_others_those_that_are_on_first()
    {
        var code = await api.AnEmptyRegister();
        var (off, on) = (await api.GivenProvider(code), await api.GivenProvider(code, enabled: true));
        await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", code);

        var list = await (await client.GetAsync($"/municipalities/{code}/providers", Cancellation)).Read<ListProvidersResponse>();

        Assert.Equal([on, off], list.Providers.Select(provider => provider.Id));
        Assert.Equal(code, list.MunicipalityCode);
    }

    [Fact]
    public async Task Anothers_list_is_refused_but_for_the_operator()
    {
        using var stranger = await api.SignedIn("administrator", "2514");
        using var platform = await api.SignedIn("operator", "2514");

        await (await stranger.GetAsync("/municipalities/2482/providers", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await platform.GetAsync("/municipalities/2482/providers", Cancellation)).Has(HttpStatusCode.OK);
        await (await platform.GetAsync("/municipalities/9999/providers", Cancellation)).Has(HttpStatusCode.NotFound);
    }

    /// <summary>A change is in the table that every node reads; no node keeps a copy.</summary>
    [Fact]
    public async Task What_one_node_changes_another_says_in_its_next_answer()
    {
        var code = await api.AnEmptyRegister();
        using var client = await api.SignedIn("administrator", code);
        await using var second = await ApiProcess.Start(api.ConnectionString, client);
        var id = await api.GivenProvider(code, enabled: true);
        Assert.True((await second.Client.Provider(id)).Enabled);

        await (await client.PostAsJsonAsync($"/providers/{id}/disabling", new DisableProviderRequest(1, false), Cancellation)).Has(HttpStatusCode.OK);

        Assert.False((await second.Client.Provider(id)).Enabled);
    }
}
