using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class DisableProviderTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Disable(HttpClient client, Guid id, bool endSessions = false, int version = 1) =>
        client.PostAsJsonAsync($"/providers/{id}/disabling", new DisableProviderRequest(version, endSessions), Cancellation);

    [Fact]
    public async Task Who_is_signed_in_stays_so_and_is_counted()
    {
        var id = await api.GivenProvider("2482", enabled: true);
        await api.GivenSignedInThrough(id, "2482");
        await api.GivenSignedInThrough(id, "2482");
        using var client = await api.SignedIn("administrator", "2482");

        var answer = await (await Disable(client, id)).Read<DisableProviderResponse>();

        Assert.Equal((false, 2, 0), (answer.Provider.Enabled, answer.Provider.OpenSessions, answer.EndedSessions));
        Assert.Equal(["provider-disabled"], await api.AuditOf(id));
        Assert.Contains("\"leftSessions\": 2", await api.Scalar<string>("select facts::text from audit where subject_id = @id", new { id }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_end_when_that_is_asked_for_and_only_those_that_came_through_it()
    {
        var (id, other) = (await api.GivenProvider("2482", enabled: true), await api.GivenProvider("2482", enabled: true, issuer: "https://other.provkoping.example"));
        await api.GivenSignedInThrough(id, "2482");
        await api.GivenSignedInThrough(other, "2482");
        using var client = await api.SignedIn("administrator", "2482");

        var answer = await (await Disable(client, id, endSessions: true)).Read<DisableProviderResponse>();

        Assert.Equal((1, 0), (answer.EndedSessions, answer.Provider.OpenSessions));
        Assert.Equal(1, (await client.Provider(other)).OpenSessions);
    }

    [Fact]
    public async Task Of_two_at_once_one_does_it()
    {
        var id = await api.GivenProvider("2482", enabled: true);
        using var client = await api.SignedIn("administrator", "2482");

        var answers = await Task.WhenAll(Disable(client, id), Disable(client, id));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(["provider-disabled"], await api.AuditOf(id));
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there_for_the_administrator_but_is_for_the_operator()
    {
        var id = await api.GivenProvider("2482", enabled: true);
        using var stranger = await api.SignedIn("administrator", "2514");
        using var platform = await api.SignedIn("operator", "2514");

        await (await Disable(stranger, id)).Has(HttpStatusCode.NotFound);
        await (await Disable(platform, id)).Has(HttpStatusCode.OK);
    }
}
