using System.Net;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class ListScheduleEditsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_comes_first_with_who_when_and_why()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var second = await api.SignedIn("crisis_lead", "2514");
        await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Has(HttpStatusCode.Accepted);
        await (await lead.Edit(tired.Incident, 1, "remove", [tired.Worked.On(tired.Person)], [])).Has(HttpStatusCode.Created);

        var edits = await (await second.GetAsync($"/incidents/{tired.Incident}/schedule-edits", Cancellation)).Read<ScheduleEditDto[]>();

        Assert.Equal([("waiting", "assign"), ("done", "remove")], edits.Select(edit => (edit.Status, edit.Kind)));
        Assert.Equal(("Måste", "Ada Provsson", false, true), (edits[0].Reason, edits[0].RequestedBy, edits[0].IsOwn, edits[0].MayDecide));
        Assert.Equal(("atl-13-daily", tired.Early), (edits[0].Breaches.Single().Breaches.Single().RuleId, edits[0].Additions.Single().ShiftId));
        Assert.Equal(2, edits[1].Version);
        Assert.False((await (await lead.GetAsync($"/incidents/{tired.Incident}/schedule-edits", Cancellation)).Read<ScheduleEditDto[]>())[0].MayDecide);
    }

    [Fact]
    public async Task Only_a_crisis_lead_of_the_stricken_municipality_sees_the_list()
    {
        var incident = await api.GivenIncident("2514");
        await (await (await api.SignedIn("crisis_lead", "2580")).GetAsync($"/incidents/{incident}/schedule-edits", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("coordinator", "2514")).GetAsync($"/incidents/{incident}/schedule-edits", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync($"/incidents/{incident}/schedule-edits", Cancellation)).Has(HttpStatusCode.Unauthorized);
    }
}
