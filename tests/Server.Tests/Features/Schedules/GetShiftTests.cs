using System.Net;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class GetShiftTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Candidates_come_lawful_first_and_with_what_they_have_left()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 4);
        await api.GivenPublishedShift(shifts[2].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[6].Id, people[1], "yes");
        await api.GivenPublishedShift(shifts[3].Id, people[2], "yes");
        await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11") with { SkillId = "it.backup" });
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var page = await (await lead.GetAsync($"/incidents/{incident}/shifts/{shifts[2].Id}", Cancellation)).Read<ShiftPageDto>();

        Assert.Equal((people[0], "yes", 720), page.People.Select(person => (person.PersonId, person.Answer, person.HadMinutes)).Single());
        Assert.Equal([people[3], people[1], people[2]], page.Candidates.Select(person => person.PersonId));
        Assert.Equal([(true, 2880), (true, 2160), (false, 2160)], page.Candidates.Select(person => (person.IsPossible, person.LeftMinutes)));
        Assert.Equal((1, 3), (page.WithoutSkill, page.CurrentVersion));
        Assert.Equal(new("hours", 0, 7), page.People[0].Cost);
        Assert.Equal([new("hours", 0, 7), new("hours", 720, 7), null], page.Candidates.Select(person => person.Cost));
    }

    [Fact]
    public async Task Whom_the_shift_costs_least_comes_before_whoever_has_most_time_left()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[5].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[8].Id, people[1], "yes");
        var worksAtHome = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11") with { HomeMinutesPerWeek = 1440, HomeDays = 0b011_1000 }));
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var page = await (await lead.GetAsync($"/incidents/{incident}/shifts/{shifts[3].Id}", Cancellation)).Read<ShiftPageDto>();

        Assert.Equal([worksAtHome, people[1], people[0]], page.Candidates.Select(person => person.PersonId));
        Assert.Equal([1440, 2160, 2160], page.Candidates.Select(person => person.LeftMinutes));
        Assert.Equal([new("hours", 0, 7), new("hours", 720, 7), new("hours", 720, 7)], page.Candidates.Select(person => person.Cost));
    }

    [Fact]
    public async Task Another_municipality_s_shift_is_not_found()
    {
        var (incident, shifts, _) = await api.GivenIncidentWithPeople(people: 1);
        using var neighbour = await api.SignedIn("crisis_lead", "2580");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        await (await neighbour.GetAsync($"/incidents/{incident}/shifts/{shifts[0].Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await lead.GetAsync($"/incidents/{incident}/shifts/{Guid.NewGuid()}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("staff", "2514")).GetAsync($"/incidents/{incident}/shifts/{shifts[0].Id}", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync($"/incidents/{incident}/shifts/{shifts[0].Id}", Cancellation)).Has(HttpStatusCode.Unauthorized);
    }
}
