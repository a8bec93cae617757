using System.Net;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class RemoveHomeDutyTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_duty_goes_once()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenPerson(code);
        var duty = await api.GivenHomeDuty(person, "2031-03-03T06:00:00Z", 8);
        var client = await api.SignedIn("coordinator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.DeleteAsync($"/home-duties/{duty}", Cancellation)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound));
        Assert.Equal(["home-duty-removed"], await api.AuditOf(person));
    }

    [Fact]
    public async Task Where_an_ordinary_duty_goes_the_weekly_pattern_comes_back_and_may_make_a_shift_unlawful()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenVolunteer(code, new(HomeMinutesPerWeek: 5 * 480));
        // Tuesday 4 March is worked at home for an hour in the morning only, which leaves room for the evening; the pattern does not.
        var duty = await api.GivenHomeDuty(person, "2031-03-04T07:00:00Z", 1);
        var incident = await api.GivenIncident("2514");
        var shift = await api.GivenAssignment(incident, person, "2031-03-04T13:00:00Z", 4, "yes");
        var client = await api.SignedIn("coordinator", code);

        var answer = await (await client.DeleteAsync($"/home-duties/{duty}", Cancellation)).Read<RemoveHomeDutyResponse>();

        Assert.Equal([shift], answer.Unlawful.Shifts.Select(each => each.AssignmentId));
        Assert.Contains(answer.Unlawful.Breaches, breach => breach.RuleId == "double-booking");
        Assert.Contains("shifts-became-unlawful", await api.AuditOf(incident));
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var duty = await api.GivenHomeDuty(await api.GivenPerson(code), "2031-03-03T06:00:00Z", 8);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => client.DeleteAsync($"/home-duties/{duty}", Cancellation));
    }
}
