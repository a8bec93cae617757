using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class EnableProviderTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Enable(HttpClient client, Guid id, int version = 1) =>
        client.PostAsJsonAsync($"/providers/{id}/enabling", new EnableProviderRequest(version), Cancellation);

    [Fact]
    public async Task One_that_answers_properly_is_switched_on_once()
    {
        await using var idp = await ProviderCalls.Stub();
        var id = await api.GivenProvider("2482", issuer: idp.Issuer);
        using var client = await api.SignedIn("administrator", "2482");

        var enabled = await (await Enable(client, id)).Read<ProviderDto>();

        Assert.Equal((true, 2), (enabled.Enabled, enabled.Version));
        Assert.Equal(2, (await (await Enable(client, id, 2)).Read<ProviderDto>()).Version);
        Assert.Equal(["provider-enabled"], await api.AuditOf(id));
    }

    [Fact]
    public async Task One_that_cannot_be_used_stays_off_and_it_is_said_why()
    {
        await using var idp = await ProviderCalls.Stub();
        idp.Discovery = document => document["issuer"] = "https://someone.else.example";
        var id = await api.GivenProvider("2482", issuer: idp.Issuer);
        using var client = await api.SignedIn("administrator", "2482");

        var problem = await (await Enable(client, id)).Problem(HttpStatusCode.UnprocessableEntity, "not-usable");

        Assert.Equal("issuer_mismatch", problem.GetProperty("code").GetString());
        Assert.False((await client.Provider(id)).Enabled);
        Assert.Empty(await api.AuditOf(id));
    }

    [Fact]
    public async Task One_that_lacks_what_a_sign_in_needs_stays_off()
    {
        using var client = await api.SignedIn("administrator", "2482");
        var request = ProviderCalls.Request() with { ClientSecret = null };
        var id = (await (await client.AddProvider("2482", request)).Read<ProviderDto>(HttpStatusCode.Created)).Id;

        await (await Enable(client, id)).Problem(HttpStatusCode.UnprocessableEntity, "not-whole");
    }

    [Fact]
    public async Task What_was_changed_while_the_provider_was_asked_is_not_switched_on_unseen()
    {
        await using var idp = await ProviderCalls.Stub();
        var id = await api.GivenProvider("2482", issuer: idp.Issuer);
        using var client = await api.SignedIn("administrator", "2482");
        idp.Instead = ("/.well-known/openid-configuration", async http =>
        {
            await api.Scalar<int?>("update auth.provider set version = version + 1 where id = @id", new { id });
            await http.Response.WriteAsJsonAsync(
                new { issuer = idp.Issuer, authorization_endpoint = $"{idp.Issuer}/authorize", token_endpoint = $"{idp.Issuer}/token", jwks_uri = $"{idp.Issuer}/jwks" }, Cancellation);
        });

        await (await Enable(client, id)).Problem(HttpStatusCode.Conflict, "outdated");
        Assert.False((await client.Provider(id)).Enabled);
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2514");

        await (await Enable(client, id)).Has(HttpStatusCode.NotFound);
    }
}
