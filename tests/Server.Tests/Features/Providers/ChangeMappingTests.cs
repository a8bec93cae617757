using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Providers;

public sealed class ChangeMappingTests(Api api)
{
    [Fact]
    public async Task Rules_are_kept_and_the_history_has_both_before_and_after()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var first = await (await client.ChangeMapping(id, 1, ProviderCalls.RoleFor("IT", "staff"), ProviderCalls.SkillFor("IT", "it.linux", 2))).Read<ProviderDto>();
        var second = await (await client.ChangeMapping(id, 2, ProviderCalls.SkillFor("IT", "it.linux", 2), ProviderCalls.RoleFor("Ledning", "approver"))).Read<ProviderDto>();

        Assert.Equal((2, 3), (first.Version, second.Version));
        Assert.Equal(["it.linux", "approver"], second.Mapping.Select(rule => rule.SkillId ?? rule.Role));
        Assert.Equal(first.Mapping.Single(rule => rule.SkillId is not null).Id, second.Mapping.Single(rule => rule.SkillId is not null).Id);
        Assert.Equal(["provider-mapping-changed", "provider-mapping-changed"], await api.AuditOf(id));
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("Administrator")]
    [InlineData("")]
    [InlineData("owner")]
    public async Task No_provider_gives_the_operators_role_or_one_that_is_none(string role)
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        Assert.Equal(["unknown"], (await (await client.ChangeMapping(id, 1, ProviderCalls.RoleFor("IT", role))).FieldErrors())["Rules[0].Role"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_rule_and_field()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var errors = await (await client.ChangeMapping(
            id, 1,
            new(null, "", "x", "staff", null, null),
            new(null, "groups", new('x', 301), "staff", null, null),
            new(null, "groups", "a", null, null, null),
            new(null, "groups", "a", "staff", "it.linux", 1),
            new(null, "groups", "a", null, "it.trolleri", 1),
            new(null, "groups", "a", null, "it.linux", 5),
            ProviderCalls.RoleFor("same", "staff"),
            ProviderCalls.RoleFor("same", "staff"))).FieldErrors();

        Assert.Equal(
            ["Rules[0].Claim", "Rules[1].Value", "Rules[2].Role", "Rules[3].Role", "Rules[4].SkillId", "Rules[5].Level", "Rules[7].Value"],
            errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Too_many_are_refused_as_a_whole()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var rules = Enumerable.Range(0, MappingRuleDto.Most + 1).Select(number => ProviderCalls.RoleFor($"g{number}", "staff")).ToArray();

        Assert.Equal(["too-many"], (await (await client.ChangeMapping(id, 1, rules)).FieldErrors())["Rules"]);
        await (await client.ChangeMapping(id, 1, rules[1..])).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_who_change_them_at_once_one_does()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2482");

        var answers = await Task.WhenAll(client.ChangeMapping(id, 1, ProviderCalls.RoleFor("a", "staff")), client.ChangeMapping(id, 1, ProviderCalls.RoleFor("b", "staff")));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Single((await client.Provider(id)).Mapping);
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there()
    {
        var id = await api.GivenProvider("2482");
        using var client = await api.SignedIn("administrator", "2514");

        await (await client.ChangeMapping(id, 1, ProviderCalls.RoleFor("IT", "staff"))).Has(HttpStatusCode.NotFound);
    }
}
