using System.Net;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;

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
    public async Task Candidates_are_held_against_whom_they_would_replace()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 4);
        await api.GivenPublishedShift(shifts[2].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[6].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[8].Id, people[1], "yes");
        await api.GivenPublishedShift(shifts[3].Id, people[2], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var page = await Replacing(people[0]);

        // Of 2 500 minutes two shifts of twelve hours wear 829 and one 207: who leaves is spared 622, the first candidate comes to 207 and the second from there to 829.
        Assert.Equal([(people[3], -415), (people[1], 0), (people[2], null)], page.Candidates.Select(person => (person.PersonId, person.InsteadWearMinutes)));
        Assert.Empty(page.LeftBroken);
        Assert.All((await Replacing(people[1])).Candidates, person => Assert.Null(person.InsteadWearMinutes));

        async Task<ShiftPageDto> Replacing(Guid person) => await (await lead.GetAsync($"/incidents/{incident}/shifts/{shifts[2].Id}?replace={person}", Cancellation)).Read<ShiftPageDto>();
    }

    [Fact]
    public async Task Who_is_no_longer_offered_can_be_replaced_and_not_be_held_against()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 2);
        await api.GivenPublishedShift(shifts[2].Id, people[0], "yes");
        await api.Scalar<int?>("update offer_person set withdrawn_at = now() where person_id = @person", new { person = people[0] });
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var page = await (await lead.GetAsync($"/incidents/{incident}/shifts/{shifts[2].Id}?replace={people[0]}", Cancellation)).Read<ShiftPageDto>();

        Assert.Equal((people[1], true, null), page.Candidates.Select(person => (person.PersonId, person.IsPossible, person.InsteadWearMinutes)).Single());
    }

    [Fact]
    public async Task Whose_shift_holds_two_others_together_is_told_to_break_a_rest_by_leaving()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = new List<Guid>();
        foreach (var hour in (int[])[6, 10, 14])
            shifts.Add(await api.GivenShift(incident, Instant.FromUtc(2030, 3, 5, hour, 0), Instant.FromUtc(2030, 3, 5, hour + 4, 0), place: "remote"));
        var people = await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11"), ALentPerson.Of("2030-03-04", "2030-03-11"));
        foreach (var shift in shifts) await api.GivenPublishedShift(shift, people[0], "yes");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var page = await (await lead.GetAsync($"/incidents/{incident}/shifts/{shifts[1]}?replace={people[0]}", Cancellation)).Read<ShiftPageDto>();

        Assert.Equal("atl-13-daily", Assert.Single(page.LeftBroken).RuleId);
        Assert.Null(Assert.Single(page.Candidates).InsteadWearMinutes);
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
