using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class ChangeProviderTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Change(HttpClient client, Guid id, int version, ProviderFacts facts, string? secret = null) =>
        client.PutAsJsonAsync($"/providers/{id}", new ChangeProviderRequest(version, secret, facts), Cancellation);

    Task<byte[]> SecretOf(Guid id) => api.Scalar<byte[]>("select client_secret from auth.provider where id = @id", new { id });

    [Fact]
    public async Task What_is_agreed_is_changed_and_the_history_says_which_fields()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var changed = await (await Change(client, id, 1, ProviderCalls.Facts() with { DisplayName = "Skellefteå kommun", AcrValues = " loa3   loa4 ", AcrIsRequired = true })).Read<ProviderDto>();

        Assert.Equal(("Skellefteå kommun", "loa3 loa4", 2), (changed.Facts.DisplayName, changed.Facts.AcrValues, changed.Version));
        Assert.Equal(["provider-changed"], await api.AuditOf(id));
        Assert.Contains("\"AcrValues\"", await api.Scalar<string>("select facts::text from audit where subject_id = @id", new { id }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_change_it_at_once_one_does_and_the_others_see_what_it_is_now()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Change(client, id, 1, ProviderCalls.Facts($"Namn {number}"))));

        var won = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).Read<ProviderDto>();
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
        {
            var current = (await late.Problem(HttpStatusCode.Conflict, "outdated")).GetProperty("current");
            Assert.Equal((2, won.Facts.DisplayName), (current.GetProperty("version").GetInt32(), current.GetProperty("facts").GetProperty("displayName").GetString()));
        }

        Assert.Equal(["provider-changed"], await api.AuditOf(id));
    }

    [Fact]
    public async Task The_secret_is_kept_unless_a_new_one_comes_along_and_gone_when_a_key_takes_its_place()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        await (await Change(client, id, 1, ProviderCalls.Facts("Nytt namn"))).Has(HttpStatusCode.OK);
        Assert.NotEmpty(await SecretOf(id));

        await (await Change(client, id, 2, ProviderCalls.Facts() with { Authentication = "private_key" })).Has(HttpStatusCode.OK);
        Assert.Null(await SecretOf(id));

        Assert.False((await (await Change(client, id, 3, ProviderCalls.Facts())).Read<ProviderDto>()).IsWhole);
        Assert.True((await (await Change(client, id, 4, ProviderCalls.Facts(), "en ny")).Read<ProviderDto>()).IsWhole);
        Assert.NotEmpty(await SecretOf(id));
    }

    [Fact]
    public async Task One_that_is_on_stays_whole()
    {
        var id = await api.GivenProvider("2482", enabled: true);
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(["required-or-too-long"], (await (await Change(client, id, 1, ProviderCalls.Facts() with { ClientId = "" })).FieldErrors())["Facts.ClientId"]);
        await (await Change(client, id, 1, ProviderCalls.Facts() with { Authentication = "private_key" })).Has(HttpStatusCode.OK);
        Assert.Equal(["required-or-too-long"], (await (await Change(client, id, 2, ProviderCalls.Facts())).FieldErrors())["ClientSecret"]);
    }

    [Fact]
    public async Task The_claim_that_people_are_known_by_stays_once_somebody_is()
    {
        var id = await api.GivenProvider("2482", issuer: "https://oid.provkoping.example");
        using var client = await api.SignedIn("administrator", "2482");
        await (await Change(client, id, 1, ProviderCalls.Facts() with { SubjectClaim = "oid" })).Has(HttpStatusCode.OK);
        await api.GivenSignedInThrough(id, "2482");

        var errors = await (await Change(client, id, 2, ProviderCalls.Facts() with { SubjectClaim = "email" })).FieldErrors();

        Assert.Equal(["people-are-known-by-it"], errors["Facts.SubjectClaim"]);
    }

    [Fact]
    public async Task An_administrator_may_leave_the_operators_permission_for_a_private_network_or_end_it_but_not_give_it()
    {
        var id = await api.GivenProvider("2482");
        using var administrator = await api.SignedIn("administrator", "2482");
        using var platform = await api.SignedIn("operator", "0117");
        var inside = ProviderCalls.Facts() with { PrivateAddressesAllowed = true };

        Assert.Equal(["operator-only"], (await (await Change(administrator, id, 1, inside)).FieldErrors())["Facts.PrivateAddressesAllowed"]);
        await (await Change(platform, id, 1, inside)).Has(HttpStatusCode.OK);
        await (await Change(administrator, id, 2, inside with { DisplayName = "Inne" })).Has(HttpStatusCode.OK);
        await (await Change(administrator, id, 3, ProviderCalls.Facts())).Has(HttpStatusCode.OK);
        Assert.Equal(["operator-only"], (await (await Change(administrator, id, 4, inside)).FieldErrors())["Facts.PrivateAddressesAllowed"]);
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2514");

        await (await Change(client, id, 1, ProviderCalls.Facts())).Has(HttpStatusCode.NotFound);
    }
}
