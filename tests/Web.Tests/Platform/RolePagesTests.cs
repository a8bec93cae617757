using System.Net;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Offers;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Web.Tests.Features.Incidents;
using MutualAid.Web.Tests.Features.Offers;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

/// <summary>The roles that say yes, that tell, and that only read see the pages of their rights, without buttons that would be refused.</summary>
public sealed class RolePagesTests(WebHost web)
{
    [Fact]
    public async Task An_approver_reads_requests_offers_overrides_and_time_reports_of_their_municipality()
    {
        var api = new FakeApi()
            .Answers("GET /municipalities/2580/open-requests", new[] { GivenRequests.Request })
            .Answers($"GET /municipalities/2580/open-requests/{GivenRequests.Request.RequestId}", GivenRequests.Page(GivenRequests.Anna))
            .Answers("GET /municipalities/2580/offers", Array.Empty<OfferSummaryDto>())
            .Answers("GET /hour-overrides?municipality=2580", new HourOverridesDto([], []));
        await using var browser = await web.Browser(api, "approver@2580");

        foreach (var path in (string[])["/open-requests", $"/open-requests/{GivenRequests.Request.RequestId}", "/offers", "/hour-overrides", "/time-reports"])
            Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status);
        foreach (var path in (string[])["/people", "/people/new", "/people/hours", "/hours/modes", "/access", "/incidents/new"])
            Assert.StartsWith("/forbidden", (await browser.Get(path)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approver_with_nothing_to_approve_is_not_sent_to_the_register()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/open-requests", Array.Empty<OpenRequestDto>()), "approver@2580");

        Assert.Null((await browser.Get("/open-requests")).Document.QuerySelector("main a[href='/people']"));
    }

    [Theory, InlineData("communicator@2514"), InlineData("auditor@2514")]
    public async Task Who_only_reads_sees_incident_and_requests_without_a_button_that_changes_anything(string grant)
    {
        var id = SampleIncident.Incident.Id;
        var api = SampleIncident.Playing(SampleIncident.Incident, SampleIncident.Sent)
            .Answers("GET /incidents", new ListIncidentsResponse([], [new(Guid.NewGuid(), "2582", "Boden", "Nätet är nere", "acute", SampleIncident.Incident.CreatedAt)]));
        await using var browser = await web.Browser(api, grant);

        var list = await browser.Get("/incidents");
        Assert.Null(list.Document.QuerySelector("main a[href='/incidents/new']"));
        Assert.Null(list.Document.QuerySelector("main a[href='/open-requests']"));

        var incident = await browser.Get($"/incidents/{id}");
        Assert.Equal(HttpStatusCode.OK, incident.Status);
        Assert.Empty(incident.Document.QuerySelectorAll("main form:not(.nudge form)"));
        Assert.DoesNotContain(incident.Document.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.EndsWith("/schedule", StringComparison.Ordinal));

        foreach (var path in (string[])[$"/incidents/{id}/schedule", $"/incidents/{id}/edit", $"/incidents/{id}/requests/new", $"/incidents/{id}/time-reports", "/people", "/open-requests", "/access"])
            Assert.StartsWith("/forbidden", (await browser.Get(path)).Location, StringComparison.Ordinal);
    }
}
