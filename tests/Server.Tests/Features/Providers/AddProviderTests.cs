using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class AddProviderTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_adds_one_that_is_switched_off()
    {
        using var client = await api.SignedIn("administrator", "2482");
        var request = ProviderCalls.Request($"https://{ProviderCalls.NewKey()}.example");

        var answer = await client.AddProvider("2482", request);
        var provider = await answer.Read<ProviderDto>(HttpStatusCode.Created);

        Assert.Equal($"/providers/{provider.Id}", answer.Headers.Location?.OriginalString);
        Assert.Equal(("2482", "Skellefteå", request.Key, request.Issuer, false, 1), (provider.MunicipalityCode, provider.MunicipalityName, provider.Key, provider.Issuer, provider.Enabled, provider.Version));
        Assert.Equal(request.Facts, provider.Facts);
        Assert.Equal(("unknown", 0, 0), (provider.Health.State, provider.OpenSessions, provider.LinkedAccounts));
        Assert.Equal(["provider-added"], await api.AuditOf(provider.Id));
    }

    [Fact]
    public async Task The_secret_is_told_to_nobody_and_kept_encrypted()
    {
        using var client = await api.SignedIn("administrator", "2482");
        var added = await client.AddProvider("2482", ProviderCalls.Request());
        var id = (await added.Read<ProviderDto>(HttpStatusCode.Created)).Id;

        var answers = new[] { await added.Content.ReadAsStringAsync(Cancellation), await client.GetStringAsync($"/providers/{id}", Cancellation), await client.GetStringAsync("/municipalities/2482/providers", Cancellation) };

        Assert.All(answers, answer => Assert.DoesNotContain(ProviderCalls.Secret, answer, StringComparison.Ordinal));
        Assert.DoesNotContain(ProviderCalls.Secret, await api.Scalar<string>("select encode(client_secret, 'escape') from auth.provider where id = @id", new { id }), StringComparison.Ordinal);
        Assert.DoesNotContain(ProviderCalls.Secret, await api.Scalar<string>("select string_agg(facts::text, '') from audit where subject_id = @id", new { id }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_added_twice_by_a_second_click_nor_kept_with_the_answer()
    {
        using var client = await api.SignedIn("administrator", "2482");
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var request = ProviderCalls.Request();

        var first = await (await client.AddProvider("2482", request)).Read<ProviderDto>(HttpStatusCode.Created);
        var second = await (await client.AddProvider("2482", request)).Read<ProviderDto>(HttpStatusCode.Created);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from idempotent_answer where strpos(body::text, @Secret) > 0", new { ProviderCalls.Secret }));
    }

    [Fact]
    public async Task Of_two_with_the_same_key_at_once_one_is_told_that_it_is_taken()
    {
        using var client = await api.SignedIn("administrator", "2482");
        var key = ProviderCalls.NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.AddProvider("2482", ProviderCalls.Request(key: key))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created)) Assert.Equal(["taken"], (await refused.FieldErrors())["Key"]);
    }

    [Fact]
    public async Task It_may_be_added_before_the_municipality_has_registered_us()
    {
        using var client = await api.SignedIn("administrator", "2482");
        var request = ProviderCalls.Request() with { ClientSecret = null, Facts = ProviderCalls.Facts() with { ClientId = "" } };

        var provider = await (await client.AddProvider("2482", request)).Read<ProviderDto>(HttpStatusCode.Created);

        Assert.Equal((false, false), (provider.HasSecret, provider.IsWhole));
    }

    [Theory]
    [InlineData("http://login.provkoping.example")]
    [InlineData("https://login.provkoping.example?x=1")]
    [InlineData("https://login.provkoping.example#x")]
    [InlineData("https://user:word@login.provkoping.example")]
    [InlineData("https://login provkoping.example")]
    [InlineData("ftp://login.provkoping.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("login.provkoping.example")]
    [InlineData("")]
    public async Task What_is_no_issuer_is_told(string issuer)
    {
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(["not-an-issuer"], (await (await client.AddProvider("2482", ProviderCalls.Request(issuer))).FieldErrors())["Issuer"]);
    }

    [Fact]
    public async Task What_else_is_wrong_is_told_by_field()
    {
        using var client = await api.SignedIn("administrator", "2482");
        var request = ProviderCalls.Request() with
        {
            Key = "Skellefteå", ClientSecret = "",
            Facts = new(" ", "", "secret", "profile", "", true, true, "två ord", "not an address", "org", null, true),
        };

        var errors = await (await client.AddProvider("2482", request)).FieldErrors();

        Assert.Equal(
            [
                "ClientSecret", "Facts.AcrValues", "Facts.AssertionAudience", "Facts.DisplayName", "Facts.OrganisationNumber", "Facts.PrivateAddressesAllowed",
                "Facts.Scopes", "Facts.SubjectClaim", "Key",
            ],
            errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["operator-only"], errors["Facts.PrivateAddressesAllowed"]);
    }

    [Fact]
    public async Task Only_the_operator_lets_one_be_in_a_private_network()
    {
        using var client = await api.SignedIn("operator", "2514");
        var request = ProviderCalls.Request() with { Facts = ProviderCalls.Facts() with { PrivateAddressesAllowed = true } };

        Assert.True((await (await client.AddProvider("2482", request)).Read<ProviderDto>(HttpStatusCode.Created)).Facts.PrivateAddressesAllowed);
    }

    [Theory]
    [InlineData("administrator", "2514")]
    [InlineData("coordinator", "2482")]
    public async Task Nobody_adds_one_for_another_municipality_or_without_the_right(string role, string code)
    {
        using var client = await api.SignedIn(role, code);

        await (await client.AddProvider("2482", ProviderCalls.Request())).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_municipality_that_does_not_exist_gets_none()
    {
        using var client = await api.SignedIn("operator", "2514");
        var request = ProviderCalls.Request();

        await (await client.AddProvider("9999", request)).Has(HttpStatusCode.NotFound);
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from auth.provider where key = @Key", new { request.Key }));
    }
}
