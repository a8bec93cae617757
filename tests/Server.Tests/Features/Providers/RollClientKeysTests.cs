using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class RollClientKeysTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Roll(HttpClient client) => client.PostAsync("/client-keys/rollover", null, Cancellation);

    [Fact]
    public async Task New_keys_are_published_once_a_day_and_the_old_ones_go_on_for_a_week()
    {
        using var client = await api.SignedIn("operator", "2514");
        await client.GetStringAsync("/client-keys", Cancellation);
        await api.Scalar<int?>("update auth.client_key set created_at = created_at - interval '2 days', retired_at = null", new { });
        var before = (await client.GetFromJsonAsync<ClientKeysResponse>("/client-keys", Cancellation))!;

        var answers = await Task.WhenAll(Roll(client), Roll(client), Roll(client));

        var after = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).Read<ClientKeysResponse>();
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await refused.Problem(HttpStatusCode.Conflict, "rolled-lately");
        Assert.True(after.MayRoll);
        Assert.Equal(before.Keys.Length + 2, after.Keys.Length);
        Assert.Equal(before.Keys.Single(key => key.InUse && key.Purpose == "signature").Id, after.Keys.Single(key => key.InUse && key.Purpose == "signature").Id);
        Assert.NotEqual(before.Keys.Single(key => key.InUse && key.Purpose == "encryption").Id, after.Keys.Single(key => key.InUse && key.Purpose == "encryption").Id);
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'client-keys-rolled'", new { }));
    }

    [Fact]
    public async Task A_municipalitys_administrator_does_not_roll_everybodys_keys()
    {
        using var client = await api.SignedIn("administrator", "2482");

        await (await Roll(client)).Has(HttpStatusCode.Forbidden);
    }
}
