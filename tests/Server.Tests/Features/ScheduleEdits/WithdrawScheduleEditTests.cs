using System.Net;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class WithdrawScheduleEditTests(Api api)
{
    [Fact]
    public async Task Who_asked_takes_it_back_and_nobody_else_does()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var second = await api.SignedIn("crisis_lead", "2514");
        using var coordinator = await api.SignedIn("coordinator", "2580");
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        await (await second.Withdraw(asked.Id)).Has(HttpStatusCode.NotFound);
        await (await coordinator.Withdraw(asked.Id)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().Withdraw(asked.Id)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal("withdrawn", (await (await lead.Withdraw(asked.Id)).Read<DecideScheduleEditResponse>()).Status);
        Assert.Equal("withdrawn", (await (await lead.Withdraw(asked.Id)).Read<DecideScheduleEditResponse>()).Status);

        await (await second.Decide(asked.Id, "approve")).Problem(HttpStatusCode.Conflict, "already-decided");
        Assert.Empty(await api.StandingOn(tired.Early));
    }

    [Fact]
    public async Task What_is_approved_is_not_taken_back()
    {
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        using var second = await api.SignedIn("crisis_lead", "2514");
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        var answers = await Task.WhenAll(second.Decide(asked.Id, "approve"), lead.Withdraw(asked.Id));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        await Assert.Single(answers, answer => answer.StatusCode != HttpStatusCode.OK).Problem(HttpStatusCode.Conflict, "already-decided");
    }
}
