using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class ChangeClientSecretTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Change(HttpClient client, Guid id, int version, string secret) =>
        client.PutAsJsonAsync($"/providers/{id}/client-secret", new ChangeClientSecretRequest(version, secret), Cancellation);

    [Fact]
    public async Task A_new_secret_takes_the_place_of_the_old_one_and_is_in_no_answer()
    {
        var id = await api.GivenProvider("2482");
        var before = await api.Scalar<byte[]>("select client_secret from auth.provider where id = @id", new { id });
        using var client = await api.SignedIn("administrator", "2482");

        var answer = await Change(client, id, 1, "alldeles ny");

        Assert.Equal(2, (await answer.Read<ProviderDto>()).Version);
        Assert.DoesNotContain("alldeles ny", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotEqual(before, await api.Scalar<byte[]>("select client_secret from auth.provider where id = @id", new { id }));
        Assert.Equal(["provider-secret-changed"], await api.AuditOf(id));
        Assert.DoesNotContain("alldeles", await api.Scalar<string>("select facts::text from audit where subject_id = @id", new { id }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_empty_too_long_or_for_another_version_is_refused_and_not_repeated()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(["required-or-too-long"], (await (await Change(client, id, 1, " ")).FieldErrors())["ClientSecret"]);
        var tooLong = await Change(client, id, 1, new('x', 501));
        Assert.Equal(["required-or-too-long"], (await tooLong.FieldErrors())["ClientSecret"]);
        Assert.DoesNotContain("xxx", await tooLong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var late = await Change(client, id, 9, "för sent");
        await late.Problem(HttpStatusCode.Conflict, "outdated");
        Assert.DoesNotContain("för sent", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_knows_us_by_our_key_has_none()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");
        var keyed = new ChangeProviderRequest(1, null, ProviderCalls.Facts() with { Authentication = "private_key" });
        await (await client.PutAsJsonAsync($"/providers/{id}", keyed, Cancellation)).Has(HttpStatusCode.OK);

        await (await Change(client, id, 2, "hemligt")).Problem(HttpStatusCode.Conflict, "no-secret");
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2514");

        await (await Change(client, id, 1, "hemligt")).Has(HttpStatusCode.NotFound);
    }
}
