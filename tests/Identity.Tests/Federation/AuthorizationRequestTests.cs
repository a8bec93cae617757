using System.Text.Json.Nodes;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

public sealed class AuthorizationRequestTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    [Fact]
    public async Task It_asks_for_a_code_for_this_client_back_to_this_providers_own_address()
    {
        await town.Renew();
        await town.SignIn();

        var asked = town.Idp.AuthorizationRequest;
        Assert.Equal("code", asked["response_type"]);
        Assert.Equal(MisbehavingProvider.ClientId, asked["client_id"]);
        Assert.Equal("http://localhost/federation/vannas/callback", asked["redirect_uri"]);
        Assert.Equal("openid profile", asked["scope"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        Assert.False(asked.ContainsKey("max_age"));
    }

    [Fact]
    public async Task A_required_level_is_asked_for_as_an_essential_claim_beside_acr_values()
    {
        await town.Renew();
        await town.SignIn();

        Assert.Equal("loa3 loa4", town.Idp.AuthorizationRequest["acr_values"]);
        Assert.Equal(
            """{"id_token":{"acr":{"essential":true,"values":["loa3","loa4"]}}}""",
            JsonNode.Parse(town.Idp.AuthorizationRequest["claims"].ToString())!.ToJsonString());
    }

    [Fact]
    public async Task A_provider_that_does_not_know_the_parameter_claims_is_not_sent_it()
    {
        await town.Renew();
        town.Idp.Discovery = document => document.Remove("claims_parameter_supported");
        await town.SignIn();

        Assert.False(town.Idp.AuthorizationRequest.ContainsKey("claims"));
        Assert.Equal("loa3 loa4", town.Idp.AuthorizationRequest["acr_values"]);
    }

    [Fact]
    public async Task A_challenge_may_ask_the_person_to_sign_in_anew()
    {
        await town.Renew();
        await town.SignIn($"/recent/{FederatedTown.Key}?seconds=60");

        Assert.Equal("login", town.Idp.AuthorizationRequest["prompt"]);
        Assert.Equal("60", town.Idp.AuthorizationRequest["max_age"]);

        await town.SignIn(FederatedTown.Start + "&again=yes");
        Assert.Equal("login", town.Idp.AuthorizationRequest["prompt"]);
        await town.SignIn();
        Assert.False(town.Idp.AuthorizationRequest.ContainsKey("prompt"));
    }

    [Fact]
    public async Task State_and_nonce_are_new_each_time_and_the_state_hides_what_it_carries()
    {
        await town.Renew();
        await town.SignIn();
        var first = town.Idp.AuthorizationRequest;
        await town.SignIn();
        var second = town.Idp.AuthorizationRequest;

        Assert.NotEqual(first["state"], second["state"]);
        Assert.NotEqual(first["nonce"], second["nonce"]);
        Assert.DoesNotContain("page", System.Text.Encoding.Latin1.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(first["state"].ToString())), StringComparison.Ordinal);
    }
}
