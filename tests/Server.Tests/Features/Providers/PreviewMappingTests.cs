using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class PreviewMappingTests(Api api)
{
    static readonly MappingRuleDto[] Rules =
    [
        ProviderCalls.RoleFor("IT", "staff"), ProviderCalls.RoleFor("Krisledning", "crisis_lead"), ProviderCalls.SkillFor("IT", "it.linux", 2), ProviderCalls.SkillFor("Experter", "it.linux", 3),
        new(null, "title", "IT-chef", "approver", null, null),
    ];

    static async Task<HttpResponseMessage> Preview(HttpClient client, Guid id, params (string Name, string Value)[] claims) => await client.PostAsJsonAsync(
        $"/providers/{id}/mapping-preview",
        new PreviewMappingRequest(Rules, [.. claims.Select(claim => new SampleClaimDto(claim.Name, claim.Value))]),
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task It_is_told_what_somebody_with_these_claims_would_get_and_by_which_rules()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var answer = await (await Preview(client, id, ("groups", "IT"), ("groups", "Experter"), ("title", "IT-chef"))).Read<PreviewMappingResponse>();

        Assert.Equal(["staff", "approver"], answer.Roles);
        Assert.Equal([new("it.linux", 3)], answer.Skills);
        Assert.Equal([0, 2, 3, 4], answer.Met);
        Assert.Empty((await client.Provider(id)).Mapping);
        Assert.Empty(await api.AuditOf(id));
    }

    [Theory]
    [InlineData("groups", "it")]
    [InlineData("Groups", "IT")]
    [InlineData("groups", "IT ")]
    [InlineData("groups", "IT,Krisledning")]
    [InlineData("title", "IT")]
    public async Task Only_the_same_letters_of_the_same_claim_count(string name, string value)
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Empty((await (await Preview(client, id, (name, value))).Read<PreviewMappingResponse>()).Met);
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2514");

        await (await Preview(client, id)).Has(HttpStatusCode.NotFound);
    }
}
