using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests.Features.Schedules;

public sealed class IncidentProblemTests(Api api)
{
    static readonly Instant Before = Instant.FromUtc(2030, 3, 1, 0, 0);

    [Fact]
    public async Task A_person_comes_with_everything_that_the_rules_ask_about()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-18")));
        var id = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11") with
        {
            HomeMinutesPerWeek = 480, HomeDays = 0b000_0011, AvailableNights = 0b110_0000, CeilingMinutesPerWeek = 1800, WorksRemote = false,
        }));
        await api.GivenLeave(id, new(2030, 3, 6), new(2030, 3, 8));
        var elsewhere = await api.GivenShift(await api.GivenIncident("0581"), Instant.FromUtc(2030, 3, 10, 7, 0), Instant.FromUtc(2030, 3, 10, 15, 0), place: "remote");
        await api.GivenPublishedShift(elsewhere, id, "yes");

        var problem = (await Load(incident, Before)).Problem;

        var person = Assert.Single(problem.People);
        Assert.Equal((id, "2580", 1800, 0b110_0000, true, false), (person.Id.Value, person.Lender, person.CeilingMinutesPerWeek, person.AvailableNights.Bits, person.WorksOnSite, person.WorksRemote));
        Assert.Equal(3, person.Skills["it.identitet"]);
        Assert.Equal(new Interval(Instant.FromUtc(2030, 3, 5, 23, 0), Instant.FromUtc(2030, 3, 7, 23, 0)), Assert.Single(person.Leave));
        // Luleå to Kalix: some fifty kilometres as the crow flies.
        Assert.InRange(person.TravelMinutes, 60, 90);
        Assert.Contains(person.BusyDuties, duty => duty is { Employer: Employer.Host, Place: null } && duty.Start == Instant.FromUtc(2030, 3, 10, 7, 0));
        Assert.Contains(person.BusyDuties, duty => duty is { Employer: Employer.Home, Place: "2580" } && duty.Start == Instant.FromUtc(2030, 3, 4, 7, 0));
        Assert.Equal(shifts.Length, problem.Shifts.Count);
    }

    [Fact]
    public async Task Red_days_among_the_shifts_are_holidays_and_eves_are_not()
    {
        var incident = await api.GivenIncident("2514");
        await api.GivenSentRequest(incident, ANeed.Of("2030-04-17", "2030-04-21"));

        // Good Friday, and Easter Sunday, on which the last night ends. Between them is an eve.
        Assert.Equal([new(2030, 4, 19), new(2030, 4, 21)], (await Load(incident, Before)).Problem.Holidays.Order());
    }

    [Fact]
    public async Task The_night_of_an_offers_last_day_is_part_of_the_offer_and_the_next_morning_is_not()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-07")));
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-06")));
        var early = await api.GivenShift(incident, Instant.FromUtc(2030, 3, 6, 0, 0), Instant.FromUtc(2030, 3, 6, 5, 0));

        var problem = (await Load(incident, Before)).Problem;

        var offered = Assert.Single(Assert.Single(problem.People).Offered);
        var lastNight = shifts[3];
        Assert.Equal(Instant.FromUtc(2030, 3, 3, 23, 0), offered.Time.Start);
        Assert.Equal((new IncidentId(incident), lastNight.EndsAt), (offered.Incident, offered.Time.End));
        Assert.Equal(new Assignment(new(early), new(person)), Assert.Single(problem.Forbidden));
    }

    [Fact]
    public async Task What_has_started_is_a_duty_and_no_longer_a_shift()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");

        var problem = (await Load(incident, shifts[0].StartsAt)).Problem;

        Assert.DoesNotContain(problem.Shifts, shift => shift.Id.Value == shifts[0].Id);
        Assert.Empty(problem.Fixed);
        Assert.Contains(Assert.Single(problem.People).BusyDuties, duty => duty.Start == shifts[0].StartsAt);
    }

    [Fact]
    public async Task A_liaison_whose_shift_has_started_is_on_duty_until_it_ends()
    {
        var incident = await api.GivenIncident("2514");
        var shifts = await api.ShiftsOf(await api.GivenSentRequest(
            incident, ANeed.Of("2030-03-04", "2030-03-05") with { Liaison = true, StartMinute = 9 * 60 }, ANeed.Of("2030-03-04", "2030-03-05", "kom.itlank", seats: 1), ANeed.Of("2030-03-04", "2030-03-05")));
        var (liaison, asking) = (shifts[0], shifts.Where(shift => shift.StartsAt.InUtc().Hour == 8 && shift.Seats == 2).Select(shift => new ShiftId(shift.Id)).Single());
        var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-06") with { SkillId = "kom.itlank" }));

        Assert.Equal(Instant.MinValue, await Until(liaison.StartsAt));
        await api.GivenPublishedShift(liaison.Id, person);
        Assert.Equal(liaison.EndsAt, await Until(liaison.StartsAt));
        Assert.Equal(Instant.MinValue, await Until(liaison.StartsAt - Duration.Epsilon));

        async Task<Instant> Until(Instant now) => (await Load(incident, now)).Problem.Shifts.Single(shift => shift.Id == asking).Team.LiaisonUntil;
    }

    [Fact]
    public async Task A_yes_is_fixed_a_no_forbidden_and_an_open_question_is_only_disturbed_with_reason()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 3);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenPublishedShift(shifts[0].Id, people[1]);
        await api.GivenPublishedShift(shifts[0].Id, people[2], "no");

        var problem = (await Load(incident, Before)).Problem;

        Assert.Equal([At(shifts[0], people[0])], problem.Fixed);
        Assert.Equal([At(shifts[0], people[2])], problem.Forbidden);
        Assert.Equal([At(shifts[0], people[0]), At(shifts[0], people[1])], problem.Previous);
        Assert.All(problem.People, person => Assert.Empty(person.BusyDuties));
    }

    [Fact]
    public async Task A_yes_that_leave_has_made_impossible_binds_nobody()
    {
        var (incident, shifts, people) = await api.GivenIncidentWithPeople(people: 1);
        await api.GivenPublishedShift(shifts[0].Id, people[0], "yes");
        await api.GivenLeave(people[0], new(2030, 3, 4), new(2030, 3, 5));

        var problem = (await Load(incident, Before)).Problem;

        Assert.Empty(problem.Fixed);
        Assert.Single(problem.Previous);
    }

    [Fact]
    public async Task Who_is_no_longer_offered_is_not_there()
    {
        var (incident, _, people) = await api.GivenIncidentWithPeople(people: 2);
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Dapper.SqlMapper.ExecuteAsync(connection, "update person set deactivated_at = now() where id = @id", new { id = people[0] });

        Assert.Equal(people[1], Assert.Single((await Load(incident, Before)).Problem.People).Id.Value);
    }

    static Assignment At(AShift shift, Guid person) => new(new(shift.Id), new(person));

    async Task<IncidentProblem> Load(Guid incident, Instant now)
    {
        await using var connection = await api.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await IncidentProblem.Load(connection, incident, now, persons: null, transaction: null, TestContext.Current.CancellationToken);
    }
}
