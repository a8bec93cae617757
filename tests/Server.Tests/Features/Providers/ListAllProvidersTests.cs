using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class ListAllProvidersTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task<ListAllProvidersResponse> List(HttpClient client, string query = "") => await (await client.GetAsync($"/providers{query}", Cancellation)).Read<ListAllProvidersResponse>();

    [Fact]
    public async Task The_operator_sees_every_municipality_with_or_without_one()
    {
        using var client = await api.SignedIn("operator", "2514");

        var (first, last) = (await List(client), await List(client, "?page=10"));

        // A municipality with several providers has several rows; other tests give some of them.
        Assert.True(first.Total >= 290, $"{first.Total}");
        Assert.Equal(30, first.Municipalities.Length);
        Assert.NotEmpty(last.Municipalities);
        Assert.Empty(first.Municipalities.Select(municipality => municipality.MunicipalityCode).Intersect(last.Municipalities.Select(municipality => municipality.MunicipalityCode)));
    }

    [Fact]
    public async Task It_is_searched_by_name_code_and_state()
    {
        var id = await api.GivenProvider("2418", enabled: true);
        await api.Scalar<int?>("insert into auth.provider_health (provider_id, state, since, checked_at, error_code) values (@id, 'down', now(), now(), 'timeout')", new { id });
        using var client = await api.SignedIn("operator", "2514");

        Assert.Equal(["2418"], (await List(client, "?search=MAL%C3%85")).Municipalities.Where(found => found.MunicipalityName == "Malå").Select(found => found.MunicipalityCode));
        Assert.Equal("down", Assert.Single(Assert.Single((await List(client, "?search=2418")).Municipalities).Providers).Health.State);
        Assert.Contains("2418", (await List(client, "?state=down")).Municipalities.Select(found => found.MunicipalityCode));
        Assert.Equal(0, (await List(client, "?search=2418&state=none")).Total);
        Assert.Equal(0, (await List(client, "?search=2418&state=up")).Total);
        Assert.Equal(0, (await List(client, "?search=%25")).Total);
        Assert.InRange((await List(client, "?search=2418")).Down, 1, 290);
    }

    [Fact]
    public async Task A_municipalitys_administrator_does_not_see_the_others()
    {
        using var client = await api.SignedIn("administrator", "2482");

        await (await client.GetAsync("/providers", Cancellation)).Has(HttpStatusCode.Forbidden);
    }
}
