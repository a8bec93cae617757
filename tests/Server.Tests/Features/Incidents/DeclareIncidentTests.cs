using System.Net;
using System.Net.Http.Json;
using Dapper;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class DeclareIncidentTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task A_crisis_lead_declares_and_it_stands_as_told()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answer = await Post(lead, Kalix, SomeFacts.OfAnIncident());
        var declared = await answer.Read<IncidentDto>(HttpStatusCode.Created);

        Assert.Equal($"/incidents/{declared.Id}", answer.Headers.Location?.ToString());
        Assert.Equal((Kalix, "Kalix", "acute", 1), (declared.MunicipalityCode, declared.MunicipalityName, declared.Phase, declared.Version));
        Assert.Equal(SomeFacts.OfAnIncident(), declared.Facts);
        Assert.Equal(declared, await (await lead.GetAsync($"/incidents/{declared.Id}", TestContext.Current.CancellationToken)).Read<IncidentDto>());
        Assert.Equal(["incident-declared"], await api.AuditOf(declared.Id));
    }

    [Fact]
    public async Task Quotes_and_emoji_come_back_as_typed()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var declared = await (await Post(lead, Kalix, SomeFacts.OfAnIncident() with { Title = """ "Allt" är <b>svart</b>; drop table incident -- 🔥 """ })).Read<IncidentDto>(HttpStatusCode.Created);

        Assert.Equal("""
            "Allt" är <b>svart</b>; drop table incident -- 🔥
            """, declared.Facts.Title);
    }

    [Fact]
    public async Task Every_fault_is_named_by_its_field()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var tomorrow = FixedTime.Now.AddDays(1);

        var errors = await (await Post(lead, Kalix, new(" ", new('x', 4001), "leh_4_1", null, "", tomorrow, "", "ring!", new('x', 201)))).FieldErrors();

        Assert.Equal("required", Assert.Single(errors["Title"]));
        Assert.Equal("at-most-4000", Assert.Single(errors["Situation"]));
        Assert.Equal("required-for-leh-4-1", Assert.Single(errors["ExtraordinaryAt"]));
        Assert.Equal("required", Assert.Single(errors["DecidedBy"]));
        Assert.Equal("in-the-future", Assert.Single(errors["StartedAt"]));
        Assert.Equal("required", Assert.Single(errors["ContactName"]));
        Assert.Equal("not-a-phone-number", Assert.Single(errors["ContactPhone"]));
        Assert.Equal("at-most-200", Assert.Single(errors["Site"]));
    }

    [Theory]
    [InlineData("leh_4_2", "LegalGround", "unknown")]
    [InlineData("leh_4_1", "ExtraordinaryAt", "required-for-leh-4-1")]
    public async Task Legal_grounds_are_known_and_complete(string ground, string field, string code)
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var errors = await (await Post(lead, Kalix, SomeFacts.OfAnIncident() with { LegalGround = ground, ExtraordinaryAt = null })).FieldErrors();

        Assert.Equal(code, Assert.Single(errors[field]));
    }

    [Fact]
    public async Task An_agreement_needs_no_extraordinary_event()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, Kalix, SomeFacts.OfAnIncident() with { LegalGround = "kl_9_37", ExtraordinaryAt = null })).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_form_sent_twice_declares_once()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        lead.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var both = await Task.WhenAll(Post(lead, Kalix, SomeFacts.OfAnIncident()), Post(lead, Kalix, SomeFacts.OfAnIncident()));
        var (first, second) = (await both[0].Read<IncidentDto>(HttpStatusCode.Created), await both[1].Read<IncidentDto>(HttpStatusCode.Created));

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task Facts_that_are_missing_are_a_bad_request()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await lead.PostAsJsonAsync($"/municipalities/{Kalix}/incidents", new { Title = (string?)null }, TestContext.Current.CancellationToken)).Has(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("crisis_lead", "0581")]
    [InlineData("coordinator", Kalix)]
    [InlineData("staff", Kalix)]
    public async Task Only_the_own_crisis_lead_declares(string role, string municipality)
    {
        using var client = await api.SignedIn(role, municipality);

        await (await Post(client, Kalix, SomeFacts.OfAnIncident())).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Kalix, SomeFacts.OfAnIncident())).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Post(HttpClient client, string code, IncidentFacts facts) =>
        client.PostAsJsonAsync($"/municipalities/{code}/incidents", facts, TestContext.Current.CancellationToken);
}
