using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class LookAtIssuerTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Look(HttpClient client, string issuer, bool inside = false) =>
        client.PostAsJsonAsync("/municipalities/2482/provider-discovery", new LookAtIssuerRequest(issuer, inside), Cancellation);

    [Fact]
    public async Task What_is_published_is_told_with_what_is_missing()
    {
        await using var idp = await ProviderCalls.Stub();
        using var client = await api.SignedIn("administrator", "2482");

        var found = await (await Look(client, $" {idp.Issuer}/.well-known/openid-configuration ")).Read<LookAtIssuerResponse>();

        Assert.Equal((idp.Issuer, null, null, 2), (found.Issuer, found.Failure, found.NamedIssuer, found.Keys));
        Assert.Equal($"{idp.Issuer}/token", found.Endpoints["token_endpoint"]);
        Assert.Equal(["RS256"], found.Lists["id_token_signing_alg_values_supported"]);
        Assert.Contains("authorization_response_iss_parameter_supported", found.Says);
        Assert.Equal(["no_private_key", "pkce_not_said", "no_back_channel_logout", "acr_not_said"], found.Remarks);
    }

    [Fact]
    public async Task What_it_says_yes_to_is_no_remark_and_what_we_cannot_use_is_one()
    {
        await using var idp = await ProviderCalls.Stub();
        idp.Discovery = document =>
        {
            document["code_challenge_methods_supported"] = new System.Text.Json.Nodes.JsonArray("plain");
            document["token_endpoint_auth_methods_supported"] = new System.Text.Json.Nodes.JsonArray("client_secret_jwt");
            document["id_token_signing_alg_values_supported"] = new System.Text.Json.Nodes.JsonArray("HS256", "none");
            document["response_types_supported"] = new System.Text.Json.Nodes.JsonArray("id_token");
            document["backchannel_logout_supported"] = true;
            document["acr_values_supported"] = new System.Text.Json.Nodes.JsonArray("loa3");
            document.Remove("userinfo_endpoint");
            document.Remove("end_session_endpoint");
            document.Remove("authorization_response_iss_parameter_supported");
        };
        using var client = await api.SignedIn("administrator", "2482");

        var found = await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>();

        Assert.Equal(["no_code_flow", "no_client_authentication", "no_private_key", "no_algorithm", "no_pkce", "no_userinfo", "no_end_session", "no_iss_parameter"], found.Remarks);
        Assert.Equal(["backchannel_logout_supported", "claims_parameter_supported"], found.Says);
    }

    [Fact]
    public async Task One_that_calls_itself_something_else_is_told_with_the_name_cut_and_harmless()
    {
        await using var idp = await ProviderCalls.Stub();
        idp.Discovery = document => document["issuer"] = "https://else.example/\n" + new string('x', 1000);
        using var client = await api.SignedIn("administrator", "2482");

        var found = await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>();

        Assert.Equal("issuer_mismatch", found.Failure);
        Assert.StartsWith("https://else.example/xxx", found.NamedIssuer, StringComparison.Ordinal);
        Assert.Equal(300, found.NamedIssuer!.Length);
    }

    [Theory]
    [InlineData("text/html", "<html>not here</html>", 200, "discovery_unreadable")]
    [InlineData("application/json", "[1]", 200, "discovery_unreadable")]
    [InlineData("application/json", """{"issuer":"a","issuer":"b"}""", 200, "discovery_unreadable")]
    [InlineData("application/json", "{}", 404, "status_404")]
    public async Task What_is_no_provider_is_told_as_what_it_is(string mediaType, string body, int status, string failure)
    {
        await using var idp = await ProviderCalls.Stub();
        idp.Answer("/.well-known/openid-configuration", status, body, mediaType);
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(failure, (await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>()).Failure);
    }

    [Fact]
    public async Task A_redirect_a_flood_and_keys_that_are_none_are_told()
    {
        await using var idp = await ProviderCalls.Stub();
        using var client = await api.SignedIn("administrator", "2482");

        idp.Redirect("/.well-known/openid-configuration", "http://169.254.169.254/latest/meta-data");
        Assert.Equal("redirect", (await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>()).Failure);

        idp.Answer("/.well-known/openid-configuration", 200, new('x', 300 * 1024), "application/json");
        Assert.Equal("too_large", (await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>()).Failure);

        idp.Behave();
        idp.Jwks = keys => keys.Clear();
        Assert.Equal("no_keys", (await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>()).Failure);

        idp.Behave();
        idp.Discovery = document => document["token_endpoint"] = "http://169.254.169.254/token";
        Assert.Equal("endpoint_not_https", (await (await Look(client, idp.Issuer)).Read<LookAtIssuerResponse>()).Failure);
    }

    [Theory]
    [InlineData("https://10.1.2.3")]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://[fd00::1]")]
    public async Task An_address_inside_is_not_connected_to(string issuer)
    {
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal("address", (await (await Look(client, issuer)).Read<LookAtIssuerResponse>()).Failure);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://login.provkoping.example")]
    [InlineData("skelleftea.se")]
    public async Task What_is_no_address_is_told_beside_the_field(string pasted)
    {
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(["not-an-issuer"], (await (await Look(client, pasted)).FieldErrors())["Issuer"]);
    }

    [Fact]
    public async Task Only_the_operator_looks_into_private_networks()
    {
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(["operator-only"], (await (await Look(client, "https://10.1.2.3", inside: true)).FieldErrors())["PrivateAddressesAllowed"]);
    }

    [Fact]
    public async Task Who_looked_is_in_the_history_with_the_host_and_what_came_of_it_and_with_nothing_else_of_the_address()
    {
        await using var idp = await ProviderCalls.Stub();
        var account = await api.GivenAccount("2482", "administrator");
        using var client = await api.SignedIn(account);

        await (await Look(client, idp.Issuer)).Has(HttpStatusCode.OK);
        await (await Look(client, "https://anna:lösen@10.1.2.3/hemligt")).Has(HttpStatusCode.BadRequest);
        await (await Look(client, "https://10.1.2.3/hemligt")).Has(HttpStatusCode.OK);

        Assert.Equal(
            [$"2482 {new Uri(idp.Issuer).Authority} usable", "2482 10.1.2.3 address"],
            await api.Scalar<string[]>(
                "select array_agg(municipality_code || ' ' || (facts->>'host') || ' ' || (facts->>'result') order by id) from audit where account_id = @account and action = 'issuer-looked-at'", new { account }));
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from audit where facts::text like '%hemligt%'", new { }));
    }

    [Fact]
    public async Task Whoever_looks_too_often_waits_and_another_does_not()
    {
        using var client = await api.SignedIn("administrator", "2482");
        using var other = await api.SignedIn("administrator", "2482");

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Look(client, "https://10.1.2.3")));

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        await answers.First(answer => answer.StatusCode != HttpStatusCode.OK).Problem(HttpStatusCode.TooManyRequests, "too-many-looks");
        await (await Look(other, "https://10.1.2.3")).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_looks_for_another_municipality()
    {
        using var client = await api.SignedIn("administrator", "2514");

        await (await Look(client, "https://login.provkoping.example")).Has(HttpStatusCode.Forbidden);
    }
}
