using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class ListRequestTemplatesTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task Kalix_gets_the_thirty_or_so_at_once_that_it_had()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var templates = await (await Get(lead, "?municipality=2514&from=2026-11-23")).Read<RequestTemplateDto[]>();

        Assert.Equal(["it-attack-first-hours", "rebuild", "communication"], templates.Select(template => template.Id));
        Assert.InRange(templates[0].Needs.Sum(need => need.Need.Seats), 25, 40);
        Assert.All(templates[0].Needs, need => Assert.True(need.Need.FromDate >= new DateOnly(2026, 11, 23)));
    }

    [Theory]
    [InlineData("2425")] // Dorotea, the smallest that is tested
    [InlineData("2514")]
    [InlineData("0581")]
    [InlineData("0180")] // Stockholm, the largest
    public async Task Whatever_the_size_each_template_makes_a_draft_without_fault(string code)
    {
        var incident = await api.GivenIncident(code);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", code);

        foreach (var template in await (await Get(lead, $"?municipality={code}")).Read<RequestTemplateDto[]>())
        {
            var facts = SomeFacts.OfARequest([.. template.Needs.Select(need => need.Need)]);
            var draft = await (await lead.PostAsJsonAsync($"/incidents/{incident}/requests", facts, TestContext.Current.CancellationToken)).Read<RequestDto>(HttpStatusCode.Created);
            Assert.Equal(facts.Needs, draft.Facts.Needs);
        }
    }

    [Fact]
    public async Task The_service_desk_peaks_early_and_late_when_all_log_in()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var rebuild = (await (await Get(lead, "?municipality=2514&from=2026-11-23")).Read<RequestTemplateDto[]>()).Single(template => template.Id == "rebuild");
        var peak = rebuild.Needs.Where(need => need.TitleSv.StartsWith("Servicedesk: toppen", StringComparison.Ordinal)).ToArray();

        Assert.Equal([new(7, 0), new TimeOnly(14, 0)], peak.Select(need => need.Need.FirstShiftAt));
        Assert.All(peak, need => Assert.Equal((new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 12)), (need.Need.FromDate, need.Need.ToDate)));
    }

    [Theory]
    [InlineData("2425")]
    [InlineData("2514")]
    [InlineData("0180")]
    public async Task A_team_can_do_with_two_of_three_and_who_works_alone_is_no_team(string code)
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var needs = (await (await Get(lead, $"?municipality={code}")).Read<RequestTemplateDto[]>()).SelectMany(template => template.Needs, (_, need) => need.Need).ToArray();

        Assert.All(needs, need => Assert.Equal((need.MixedLenders && need.Level < 3, need.MixedLenders && need.Seats > 2 ? (int)Math.Ceiling(need.Seats * 2 / 3.0) : null), (need.Guide, need.Minimum)));
        Assert.All(needs.Where(need => need.MixedLenders), need => Assert.InRange(need.Seats, 2, 100));
        Assert.Contains(needs, need => need is { SkillId: "klient.servicedesk", Guide: true });
        Assert.Contains(needs, need => need is { SkillId: "it.virtualisering", MixedLenders: true });
        Assert.DoesNotContain(needs, need => need is { SkillId: "kom.huvudtalesperson", MixedLenders: true });
    }

    [Fact]
    public async Task A_liaison_is_asked_for_only_while_the_template_has_one()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var templates = await (await Get(lead, "?municipality=2514")).Read<RequestTemplateDto[]>();

        Assert.Equal([4, 0, 0], templates.Select(template => template.Needs.Count(need => need.Need.Liaison)));
        Assert.All(templates, template => Assert.All(template.Needs.Where(need => need.Need.Liaison), need => Assert.Contains(
            template.Needs,
            other => other.Need.SkillId == "kom.itlank" && other.Need.Pattern == need.Need.Pattern && other.Need.FirstShiftAt == need.Need.FirstShiftAt
                && other.Need.HandoverMinutes == need.Need.HandoverMinutes && other.Need.FromDate <= need.Need.FromDate && other.Need.ToDate >= need.Need.ToDate)));
    }

    [Fact]
    public async Task An_unknown_municipality_is_a_field_error()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Equal("unknown", Assert.Single((await (await Get(lead, "?municipality=9999")).FieldErrors())["municipality"]));
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("staff")]
    public async Task They_are_for_crisis_leads(string role)
    {
        using var client = await api.SignedIn(role, Kalix);

        await (await Get(client, "?municipality=2514")).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await Get(client, "?municipality=2514")).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Get(HttpClient client, string query) => client.GetAsync($"/request-templates{query}", TestContext.Current.CancellationToken);
}
