using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class GetScheduleTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_anything_is_published_it_says_what_is_to_be_filled()
    {
        var (incident, _, _) = await api.GivenIncidentWithPeople();
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var schedule = await Get(lead, incident);

        Assert.Equal((0, 28, 0, 0), (schedule.Version, schedule.Seats, schedule.SeatsFilled, schedule.People));
        Assert.Equal((new DateOnly(2030, 3, 4), new DateOnly(2030, 3, 11)), (schedule.FromDate, schedule.ToDate));
        Assert.Equal(["day", "night"], schedule.Coverage.Select(row => row.Kind));
        Assert.All(schedule.Coverage, row => Assert.Equal(7, row.Cells.Length));
        Assert.Empty(schedule.Roster);
        Assert.Empty(schedule.Gaps);
    }

    [Fact]
    public async Task An_incident_without_a_sent_request_is_an_empty_schedule()
    {
        var incident = await api.GivenIncident("2514");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var schedule = await Get(lead, incident);

        Assert.Equal((0, 0), (schedule.Seats, schedule.Coverage.Length));
    }

    [Fact]
    public async Task Shows_coverage_by_need_shift_and_day_and_who_is_on()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[0].Id, people[1]);
        await api.GivenPublishedShift(shifts[1].Id, people[2]);
        await api.GivenPublishedShift(shifts[3].Id, people[2], "no");
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var schedule = await Get(lead, incident);

        var (day, night) = (schedule.Coverage[0], schedule.Coverage[1]);
        Assert.Equal((new TimeOnly(7, 0), new TimeOnly(19, 0)), (day.Start, day.End));
        Assert.Equal(new CoverageCellDto(new(2030, 3, 4), 2, 2, shifts[0].Id), day.Cells[0]);
        Assert.Equal([1, 0], night.Cells[..2].Select(cell => cell.Filled));
        Assert.Equal((3, 28, 3, 1, 0), (schedule.SeatsFilled, schedule.Seats, schedule.People, schedule.Municipalities, schedule.Breaches));
        var first = schedule.Roster.Single(row => row.PersonId == people[0]);
        Assert.Contains(new RosterDayDto(new(2030, 3, 4), "shift", "day", day.NeedId, "yes"), first.Days);
        Assert.Equal((720, 0, 2880), (first.Hours.AidMinutes, first.Hours.HomeMinutes, first.Hours.CapMinutes));
    }

    [Fact]
    public async Task Says_which_shifts_to_come_are_unlawful_now_and_why()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople("2514", people: 3);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[2].Id, people[1], "yes");
        await api.GivenPublishedShift(shifts[4].Id, people[2], "yes");
        await api.GivenLeave(people[1], new(2030, 3, 5), new(2030, 3, 6));
        await api.Scalar<int?>(
            """
            insert into home_duty (id, person_id, starts_at, ends_at, created_by)
            select gen_random_uuid(), @person, '2030-03-03T22:00:00Z', '2030-03-04T02:00:00Z', created_by from incident where id = @incident
            """,
            new { person = people[0], incident });
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var schedule = await Get(lead, incident);

        Assert.Equal([people[0], people[1]], schedule.Unlawful.Select(shift => shift.PersonId));
        Assert.Equal([shifts[0].Id, shifts[2].Id], schedule.Unlawful.Select(shift => shift.ShiftId));
        Assert.Contains(schedule.Unlawful[0].Breaches, breach => breach.RuleId == "atl-13-daily");
        Assert.Equal(["on-leave"], schedule.Unlawful[1].Obstacles);
    }

    [Fact]
    public async Task A_preset_that_is_tightened_makes_a_yes_unlawful_and_a_run_mends_it()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-08", seats: 1)));
        var people = await api.GivenLent(incident, [.. Enumerable.Range(1, 4).Select(_ => ALentPerson.Of("2030-03-04", "2030-03-08") with { Municipality = "2321" })]);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[2].Id, people[0]);
        await api.GivenPublishedShift(shifts[4].Id, people[0]);
        using var lead = await api.SignedIn("crisis_lead", "2514");
        Assert.Empty((await Get(lead, incident)).Unlawful);

        await api.Scalar<int?>(
            """
            insert into hour_preset (id, municipality_code, version, valid_from, limits, decided_by, reason, created_by)
            select gen_random_uuid(), '2321', 1, '2026-01-01', '{"week-48": 1500}', 'HR-chefen', 'Prov', created_by from incident where id = @incident
            """,
            new { incident });
        Assert.Equal("week-48", Assert.Single((await Get(lead, incident)).Unlawful).Breaches.Single().RuleId);

        var run = await (await lead.PostAsJsonAsync($"/incidents/{incident}/schedule-runs", new StartScheduleRunRequest(5, 1), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);
        await lead.RunEnds(run.Id);
        await (await lead.PostAsJsonAsync($"/schedule-runs/{run.Id}/publication", new PublishScheduleRequest(3), Cancellation)).Has(HttpStatusCode.OK);

        var mended = await Get(lead, incident);
        Assert.Equal((0, 0), (mended.Unlawful.Length, mended.Breaches));
    }

    [Fact]
    public async Task Says_why_seats_are_empty_and_tells_the_same_story_once()
    {
        var incident = await api.GivenIncident("2514");
        var request = await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11"));
        var shifts = await api.ShiftsOf(request);
        var people = await api.GivenLent(
            incident,
            ALentPerson.Of("2030-03-04", "2030-03-11"),
            ALentPerson.Of("2030-03-04", "2030-03-11") with { AvailableNights = 0 },
            ALentPerson.Of("2030-03-04", "2030-03-11") with { SkillId = "it.backup" },
            ALentPerson.Of("2030-03-04", "2030-03-11") with { Level = 1 });
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var schedule = await Get(lead, incident);

        var mondayNight = schedule.Gaps.Single(gap => gap.Kind == "night" && gap.Dates.Contains(new(2030, 3, 4)));
        Assert.Equal((2, 2), (mondayNight.Skilled, mondayNight.Missing[0]));
        Assert.Equal([new("ab-13-span", 1, 1), new("no-nights", 1, 1)], mondayNight.Reasons);
        var otherNights = schedule.Gaps.Single(gap => gap.Kind == "night" && gap.Dates.Contains(new(2030, 3, 6)));
        Assert.True(otherNights.Dates.Length > 3);
        Assert.Equal(1, otherNights.Free);
    }

    [Fact]
    public async Task Says_which_empty_seats_are_only_wanted()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-06", seats: 3, pattern: "day") with { Minimum = 2 }));
        var people = await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-06"), ALentPerson.Of("2030-03-04", "2030-03-06"));
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        await api.GivenPublishedShift(shifts[0].Id, people[1]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var schedule = await Get(lead, incident);
        var gaps = schedule.Gaps;

        Assert.Equal([(2, 2, 3), (0, 2, 3)], Assert.Single(schedule.Coverage).Cells.Select(cell => (cell.Filled, cell.Needed, cell.Wanted)));
        Assert.Equal([(new(2030, 3, 4), 1, 1), (new DateOnly(2030, 3, 5), 3, 1)], gaps.Select(gap => (Assert.Single(gap.Dates), Assert.Single(gap.Missing), gap.OnlyWanted)));
    }

    [Fact]
    public async Task Says_what_the_people_on_a_shift_lack_together_and_the_same_once()
    {
        var incident = await api.GivenIncident("2514");
        var asks = ANeed.Of("2030-03-04", "2030-03-07", pattern: "day") with { Guide = true, MixedLenders = true, Liaison = true };
        var request = await api.GivenSentRequest(incident, asks, ANeed.Of("2030-03-04", "2030-03-05", "kom.itlank", seats: 1, pattern: "day") with { StartMinute = 9 * 60, Title = "Kommunikatör vid IT" });
        var shifts = (await api.ShiftsOf(request)).ToLookup(shift => shift.NeedId).ToArray();
        var people = await api.GivenLent(
            incident,
            ALentPerson.Of("2030-03-04", "2030-03-07") with { Level = 2 },
            ALentPerson.Of("2030-03-04", "2030-03-07") with { Level = 2 },
            ALentPerson.Of("2030-03-04", "2030-03-07") with { Level = 3, Municipality = "2581" },
            ALentPerson.Of("2030-03-04", "2030-03-07") with { SkillId = "kom.itlank" });
        var (ad, liaison) = (shifts.Single(need => need.Count() == 3).ToArray(), Assert.Single(shifts.Single(need => need.Count() == 1)));
        foreach (var (day, person) in ((int, int)[])[(0, 0), (0, 1), (1, 0), (1, 2)])
            await api.GivenPublishedShift(ad[day].Id, people[person]);
        await api.GivenPublishedShift(liaison.Id, people[3]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var teams = (await Get(lead, incident)).Teams;

        Assert.Equal(
            [("no-liaison", "4,5", 480), ("nobody-guides", "4", 0), ("one-lender", "4", 0)],
            teams.Select(team => (team.Code, string.Join(',', team.Dates.Select(date => date.Day)), team.Minutes)));
        Assert.All(teams, team => Assert.Equal((ad[0].NeedId, "AD och konton", "day"), (team.NeedId, team.Need, team.Kind)));
    }

    [Fact]
    public async Task A_liaison_who_is_on_duty_already_is_seen_beside_a_shift_that_is_to_come_until_they_go_home()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(
            incident, ANeed.Of("2026-11-22", "2026-11-23", "kom.itlank", seats: 1) with { HandoverMinutes = 30 },
            ANeed.Of("2026-11-22", "2026-11-23", pattern: "day") with { StartMinute = 11 * 60, Liaison = true, Title = "AD" },
            ANeed.Of("2026-11-22", "2026-11-23", pattern: "day") with { StartMinute = 15 * 60, Liaison = true, Title = "AD, kväll" }));
        var people = await api.GivenLent(incident, ALentPerson.Of("2026-11-22", "2026-11-24") with { SkillId = "kom.itlank" }, ALentPerson.Of("2026-11-22", "2026-11-24"), ALentPerson.Of("2026-11-22", "2026-11-24"));
        foreach (var (shift, person) in shifts.Where(shift => shift.StartsAt < Instant.FromUtc(2026, 11, 22, 16, 0)).Zip(people))
            await api.GivenPublishedShift(shift.Id, person);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", "2514");

        var team = Assert.Single((await Get(lead, incident)).Teams);

        Assert.Equal(("no-liaison", "AD, kväll", 210), (team.Code, team.Need, team.Minutes));
    }

    [Fact]
    public async Task A_run_sees_to_it_that_there_is_someone_who_guides_and_that_not_all_are_from_one_lender()
    {
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-06", pattern: "day") with { Guide = true, MixedLenders = true });
        await api.GivenLent(
            incident,
            [.. from municipality in (string[])["2580", "2581"] from level in (int[])[2, 3] select ALentPerson.Of("2030-03-04", "2030-03-06") with { Municipality = municipality, Level = level, CeilingMinutesPerWeek = 480 }]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var run = await (await lead.PostAsync($"/incidents/{incident}/schedule-runs", JsonContent.Create(new { timeLimitSeconds = 10 }), Cancellation)).Read<ScheduleRunDto>(HttpStatusCode.Created);
        await lead.RunEnds(run.Id);
        var draft = await (await lead.GetAsync($"/schedule-runs/{run.Id}/schedule", Cancellation)).Read<ScheduleDto>();

        Assert.Equal((4, 0), (draft.SeatsFilled, draft.Teams.Length));
    }

    [Fact]
    public async Task Says_how_a_seat_could_be_filled_by_those_who_are_there_or_by_one_more()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-06", seats: 1)));
        var people = await api.GivenLent(
            incident,
            ALentPerson.Of("2030-03-04", "2030-03-06") with { Name = "Ida Provsson" },
            ALentPerson.Of("2030-03-04", "2030-03-05") with { Name = "Bo Provsson", AvailableNights = 0 });
        await api.GivenPublishedShift(shifts[0].Id, people[0]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var gaps = (await Get(lead, incident)).Gaps;

        var night = gaps.Single(gap => gap.Kind == "night" && gap.Dates[0] == new DateOnly(2030, 3, 4)).Remedies;
        Assert.Equal([("takes-over", 0), ("one-more-person", 2)], night.Select(remedy => (remedy.Code, remedy.Number)));
        Assert.Equal([("Ida Provsson", "Luleå", shifts[0].Id), ("Bo Provsson", "Luleå", null)], night[0].People.Select(person => (person.Name, person.Municipality, person.Leaves?.ShiftId)));
        Assert.Equal(("AD och konton", "day"), (night[0].People[0].Leaves!.Need, night[0].People[0].Leaves!.Kind));
        Assert.Empty(night[1].People);

        var day = Assert.Single(gaps.Single(gap => gap.Kind == "day").Remedies);
        Assert.Equal(("takes-over", people[0]), (day.Code, Assert.Single(day.People).PersonId));

        // What it says is what the changes by hand let happen, step by step.
        await (await lead.Edit(incident, 1, "move", [shifts[0].On(people[0])], [shifts[1].On(people[0])])).Has(HttpStatusCode.Created);
        await (await lead.Assign(incident, 2, shifts[0].Id, people[1])).Has(HttpStatusCode.Created);
        var after = await Get(lead, incident);
        Assert.Equal((2, 0), (after.SeatsFilled, after.Breaches));
    }

    [Fact]
    public async Task Says_for_the_first_of_the_days_who_would_have_to_stay_longer()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-08", seats: 1, pattern: "day")));
        var people = await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-06"), ALentPerson.Of("2030-03-04", "2030-03-05"));
        await api.GivenPublishedShift(shifts[0].Id, people[1]);
        await api.GivenPublishedShift(shifts[1].Id, people[0]);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var gap = Assert.Single((await Get(lead, incident)).Gaps);

        Assert.Equal(shifts[2].Id, gap.ShiftId);
        Assert.Equal([new(2030, 3, 6), new(2030, 3, 7)], gap.Dates);
        Assert.Equal([("stays-longer", 1), ("one-more-person", 2)], gap.Remedies.Select(remedy => (remedy.Code, remedy.Number)));
        Assert.Equal(people[0], Assert.Single(gap.Remedies[0].People).PersonId);
    }

    [Fact]
    public async Task The_roster_shows_home_leave_travel_and_other_incidents_too()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-18")));
        var person = Assert.Single(await api.GivenLent(
            incident, ALentPerson.Of("2030-03-04", "2030-03-18") with { Municipality = "0180", HomeMinutesPerWeek = 240, HomeDays = 0b001_0000, WorksRemote = false }));
        await api.GivenLeave(person, new(2030, 3, 16), new(2030, 3, 17));
        // Tuesday night and Wednesday night in Kalix, ten hours by road from Stockholm; Thursday a week later for Norrköping.
        await api.GivenPublishedShift(shifts[2].Id, person);
        var norrkoping = await api.GivenIncident("0581");
        await api.GivenPublishedShift(await api.GivenShift(norrkoping, Instant.FromUtc(2030, 3, 14, 7, 0), Instant.FromUtc(2030, 3, 14, 15, 0), place: "remote"), person);
        using var lead = await api.SignedIn("crisis_lead", "2514");

        var row = Assert.Single((await Get(lead, incident)).Roster);

        Assert.Equal(
            ["4 travel", "5 shift", "6 travel", "8 home", "14 elsewhere", "15 home", "16 leave"],
            row.Days.Select(day => $"{day.Date.Day} {day.Mark}"));
        Assert.Equal((720, 240), (row.Hours.AidMinutes, row.Hours.HomeMinutes));
    }

    [Fact]
    public async Task Is_for_the_crisis_lead_of_the_stricken_municipality()
    {
        var incident = await api.GivenIncident("2514");
        using var stranger = api.Anonymous();
        using var coordinator = await api.SignedIn("coordinator", "2514");
        using var neighbour = await api.SignedIn("crisis_lead", "2580");

        await (await stranger.GetAsync($"/incidents/{incident}/schedule", Cancellation)).Has(HttpStatusCode.Unauthorized);
        await (await coordinator.GetAsync($"/incidents/{incident}/schedule", Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await neighbour.GetAsync($"/incidents/{incident}/schedule", Cancellation)).Has(HttpStatusCode.NotFound);
    }

    static async Task<ScheduleDto> Get(HttpClient client, Guid incident) =>
        await (await client.GetAsync($"/incidents/{incident}/schedule", Cancellation)).Read<ScheduleDto>();
}
