using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class GetHourRulesTests(Api api)
{
    static async Task<GetHourRulesResponse> Rules(HttpClient client, string? municipality = null) =>
        await (await client.GetAsync($"/hours/rules{(municipality is null ? "" : $"?municipality={municipality}")}", TestContext.Current.CancellationToken)).Read<GetHourRulesResponse>();

    [Fact]
    public async Task Without_a_change_every_rule_has_the_number_of_the_standard()
    {
        using var client = await api.SignedIn("staff", await api.AnEmptyRegister());

        var rules = await Rules(client);

        Assert.Equal(Presets.All.Select(rule => (rule.Id, rule.Limit, rule.Limit, rule.Article, rule.Verified)), rules.Rules.Select(rule => (rule.Id, rule.StandardLimit, rule.Limit, rule.Article, rule.Verified)));
        Assert.Equal((0, 0), (rules.LatestVersion, rules.InForce.Version));
        Assert.Null(rules.InForce.ValidFrom);
        Assert.Empty(rules.Coming);
        Assert.Empty(rules.Earlier);
    }

    [Fact]
    public async Task Tells_unit_window_and_severity_of_each()
    {
        using var client = await api.SignedIn("staff", await api.AnEmptyRegister());

        var rules = (await Rules(client)).Rules.ToDictionary(rule => rule.Id);

        Assert.Equal(("minutes", true, "stop", "stop", true), (rules["atl-13-daily"].Unit, rules["atl-13-daily"].IsLeast, rules["atl-13-daily"].Ordinary, rules["atl-13-daily"].CrisisAgreement, rules["atl-13-daily"].MayBeOverridden));
        Assert.Equal(("days", "nights", "weeks", "none"), (rules["hse-days"].Unit, rules["hse-nights"].Unit, rules["kla-max-weeks"].Unit, rules["double-booking"].Unit));
        Assert.Equal(("stop", "stop", "warn"), (rules["week-48"].Ordinary, rules["week-48"].Emergency, rules["week-48"].CrisisAgreement));
        Assert.Equal(("rolling", "off", "calendar-month"), (rules["atl-8-ot-4w"].Window, rules["atl-8-ot-month"].Ordinary, rules["atl-8-ot-month"].Window));
    }

    [Fact]
    public async Task A_municipalitys_own_numbers_are_told_with_the_version_and_those_to_come()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPreset(code, "2026-01-01T00:00:00Z", """{"atl-13-daily": 690}""");
        await api.GivenPreset(code, "2026-06-01T00:00:00Z", """{"week-48": 2400}""", "06:00", "calendar_month");
        await api.GivenPreset(code, "2027-01-01T00:00:00Z", """{"week-48": 2280}""");
        using var client = await api.SignedInAtFixedTime("staff", code);

        var rules = await Rules(client);

        Assert.Equal((3, 2, new TimeOnly(6, 0), "calendar_month"), (rules.LatestVersion, rules.InForce.Version, rules.InForce.DayBreak, rules.InForce.CapWindow));
        Assert.Equal([3], rules.Coming.Select(version => version.Version));
        Assert.Equal([1, 0], rules.Earlier.Select(version => version.Version));
        var byId = rules.Rules.ToDictionary(rule => rule.Id);
        Assert.Equal((2880, 2400), (byId["week-48"].StandardLimit, byId["week-48"].Limit));
        Assert.Equal(660, byId["atl-13-daily"].Limit);
        Assert.Equal(("off", "stop"), (byId["atl-8-ot-4w"].Ordinary, byId["atl-8-ot-month"].Ordinary));
    }

    [Fact]
    public async Task Another_municipalitys_can_be_read_by_anyone_signed_in()
    {
        var code = await api.AnEmptyRegister();
        await api.GivenPreset(code, "2026-01-01T00:00:00Z", """{"hse-days": 5}""");
        using var client = await api.SignedIn("crisis_lead", "2514");

        var rules = await Rules(client, code);

        Assert.Equal((code, 5), (rules.MunicipalityCode, rules.Rules.Single(rule => rule.Id == "hse-days").Limit));
    }

    [Fact]
    public async Task A_municipality_that_is_none_is_not_found_and_a_stranger_sees_nothing()
    {
        using var client = await api.SignedIn("staff", "2514");
        using var stranger = api.Anonymous();

        await (await client.GetAsync("/hours/rules?municipality=9999", TestContext.Current.CancellationToken)).Has(HttpStatusCode.NotFound);
        await (await stranger.GetAsync("/hours/rules", TestContext.Current.CancellationToken)).Has(HttpStatusCode.Unauthorized);
    }
}
