using MutualAid.Scheduling.Planning;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Planning;

public sealed class CapacityTests
{
    static readonly LocalDate Monday = new(2026, 2, 2);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    [Theory, MemberData(nameof(Seeds))]
    public void No_lawful_schedule_has_more(int seed)
    {
        var problem = WithLawfulPasts(RandomProblem.Of(seed));
        var capacity = Capacity.Of(problem);

        foreach (var schedule in Solver.Improve(problem, new(seed, 2_000), TestContext.Current.CancellationToken))
        {
            var scheduled = Scheduled(problem, schedule.Assignments);
            Assert.Subset(capacity.Weeks.SelectMany(week => week.Seats, (week, seat) => (week.Monday, seat.Kind)).ToHashSet(), scheduled.Keys.ToHashSet());

            foreach (var week in capacity.Weeks)
            {
                long Had(SeatKind kind) => scheduled.GetValueOrDefault((week.Monday, kind));

                Assert.All(week.Seats, seat => Assert.InRange(Had(seat.Kind), 0, Math.Min(seat.AskedMinutes, seat.AtMostMinutes)));
                Assert.All(week.Shortfalls, shortfall => Assert.InRange(shortfall.Kinds.Sum(Had), 0, shortfall.AtMostMinutes));
                Assert.InRange(week.Seats.Sum(seat => Had(seat.Kind)), 0, week.AtMostMinutes);
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void What_is_asked_for_is_had_but_for_the_shortfalls(int seed) =>
        Assert.All(Capacity.Of(RandomProblem.Of(seed)).Weeks, week =>
        {
            Assert.Equal(week.AtMostMinutes, week.Seats.Sum(seat => seat.AskedMinutes) - week.Shortfalls.Sum(shortfall => shortfall.AskedMinutes - shortfall.AtMostMinutes));
            Assert.All(week.Shortfalls, shortfall => Assert.True(shortfall.AtMostMinutes < shortfall.AskedMinutes));
            Assert.Superset(
                week.Seats.Where(seat => seat.AtMostMinutes < seat.AskedMinutes).Select(seat => seat.Kind).ToHashSet(),
                week.Shortfalls.SelectMany(shortfall => shortfall.Kinds).ToHashSet());
        });

    [Fact]
    public void Without_shifts_nothing_is_said() => Assert.Empty(Capacity.Of(AProblem([APerson(1)], [])).Weeks);

    [Fact]
    public void Nobody_can_give_nothing()
    {
        var week = Week([], Days(1));

        Assert.Equal((0, 0), (week.AtMostMinutes, Assert.Single(week.Seats).People));
        Assert.Equal((40 * 60, 0, 0), Numbers(Assert.Single(week.Shortfalls)));
    }

    [Fact]
    public void Forty_eight_hours_each_is_all_there_is()
    {
        var week = Week([APerson(1), APerson(2)], Days(3, hours: 12));

        Assert.Equal((180 * 60, 96 * 60, 2), Numbers(Assert.Single(week.Shortfalls)));
        Assert.Equal(96 * 60, Assert.Single(week.Seats).AtMostMinutes);
    }

    [Fact]
    public void Enough_people_are_no_shortfall()
    {
        var week = Week([APerson(1), APerson(2)], Days(2));

        Assert.Empty(week.Shortfalls);
        Assert.Equal(80 * 60, week.AtMostMinutes);
    }

    [Fact]
    public void A_person_works_one_shift_at_a_time() => Assert.Equal(16 * 60, Week([APerson(1)], Days(9, days: 2)).AtMostMinutes);

    [Fact]
    public void Home_hours_are_taken_from_the_cap() =>
        Assert.Equal(8 * 60, Left(APerson(1) with { BusyDuties = [.. Enumerable.Range(2, 5).Select(day => HomeWork($"2026-02-0{day} 08:00", 8))] }));

    [Fact]
    public void Who_is_fully_busy_at_home_gives_nothing() =>
        Assert.Equal(0, Left(APerson(1) with { BusyDuties = [.. Enumerable.Range(2, 6).Select(day => HomeWork($"2026-02-0{day} 08:00", 9))] }));

    [Fact]
    public void Waiting_at_home_is_no_work_and_takes_nothing_from_it() =>
        Assert.Equal(48 * 60, Left(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 100) with { Kind = DutyKind.StandBy }] }));

    [Fact]
    public void A_lenders_ceiling_counts_aid_alone() =>
        Assert.Equal(
            12 * 60,
            Left(APerson(1) with { CeilingMinutesPerWeek = 20 * 60, BusyDuties = [HomeWork("2026-02-02 08:00", 8), HomeWork("2026-02-03 08:00", 8) with { Employer = Employer.Host }] }));

    [Fact]
    public void A_ceiling_of_nothing_is_nothing() => Assert.Equal(0, Left(APerson(1) with { CeilingMinutesPerWeek = 0 }));

    [Fact]
    public void A_municipality_that_asks_more_of_the_week_is_heard() => Assert.Equal(30 * 60, Left(APerson(1) with { Terms = Tightened(30) }));

    [Fact]
    public void The_crisis_agreement_leaves_the_lenders_ceiling() =>
        Assert.Equal(55 * 60, Left(APerson(1) with { Terms = HourTerms.Of(Rulebook.Standard, Mode.CrisisAgreement), CeilingMinutesPerWeek = 55 * 60 }));

    [Fact]
    public void A_week_with_two_rulebooks_is_held_to_the_looser()
    {
        var since = HourTerms.Of(Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.SevenDays] = 20 * 60 }), [(At("2026-02-05 00:00"), Rulebook.Standard)], []);

        Assert.Equal(48 * 60, Left(APerson(1) with { Terms = since }));
    }

    [Fact]
    public void Only_time_that_is_offered_and_free_counts() =>
        Assert.Equal(24 * 60, Left(APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-06")], Leave = [Whole("2026-02-03", "2026-02-04")], AvailableDays = new(0b111_0111) }));

    [Fact]
    public void Level_and_place_are_asked_for()
    {
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", level: 3), AShift(2, "2026-02-03 08:00", level: 4), AShift(3, "2026-02-04 08:00", onSite: true)];

        var week = Week([APerson(1) with { WorksOnSite = false }], shifts);

        Assert.Equal([(3, false, 480L), (4, false, 0L), (2, true, 0L)], week.Seats.Select(seat => (seat.Kind.Level, seat.Kind.OnSite, seat.AtMostMinutes)));
    }

    [Fact]
    public void Skills_that_want_the_same_people_fall_short_together()
    {
        var both = APerson(1) with { Skills = new Dictionary<string, int> { ["ad"] = 3, ["net"] = 3 } };

        var shortfall = Assert.Single(Week([both], [.. Days(1), .. Days(1, start: "18:00", skill: "net", number: 11)]).Shortfalls);

        Assert.Equal(["ad", "net"], shortfall.Kinds.Select(kind => kind.SkillId));
        Assert.Equal((80 * 60, 48 * 60, 1), Numbers(shortfall));
    }

    [Fact]
    public void Skills_that_want_other_people_fall_short_apart()
    {
        var other = APerson(2) with { Skills = new Dictionary<string, int> { ["net"] = 3 } };

        var week = Week([APerson(1), other], [.. Days(2), .. Days(3, start: "18:00", skill: "net", number: 11)]);

        Assert.Equal([(80 * 60, 40 * 60, 1), (120 * 60, 40 * 60, 1)], week.Shortfalls.Select(Numbers));
    }

    [Fact]
    public void Incidents_that_share_a_person_fall_short_together_and_an_offer_to_one_is_none_to_the_other()
    {
        Shift[] shifts = [.. Days(1), .. Days(1, start: "18:00", number: 11).Select(InNorrkoping)];
        var shared = APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-09"), AnOffer("2026-02-02", "2026-02-09") with { Incident = Norrkoping }] };

        Assert.Equal((80 * 60, 48 * 60, 1), Numbers(Assert.Single(Week([shared], shifts).Shortfalls)));
        Assert.Equal([(Incident, 40 * 60L), (Norrkoping, 0L)], Week([APerson(1)], shifts).Seats.Select(seat => (seat.Kind.Incident, seat.AtMostMinutes)));
    }

    [Fact]
    public void A_shift_over_the_night_to_Monday_is_divided()
    {
        var weeks = Capacity.Of(AProblem([APerson(1)], [AShift(1, "2026-02-08 19:00", 12)])).Weeks;

        Assert.Equal([(Monday, 5 * 60L), (Monday.PlusWeeks(1), 7 * 60L)], weeks.Select(week => (week.Monday, week.AtMostMinutes)));
    }

    [Theory]
    [InlineData("2026-10-19", 169, 49)]
    [InlineData("2026-03-23", 167, 48)]
    [InlineData("2026-12-28", 168, 48)]
    public void Weeks_with_a_clock_change_or_a_new_year_are_weeks(string monday, int asked, int atMost)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(monday).Value;
        var shifts = Shifts(new ShiftPattern(PatternKind.ThreeEight, new(0, 0)).Between(day, day.PlusDays(6), Stockholm));

        var seat = Assert.Single(Assert.Single(Capacity.Of(AProblem([Always(APerson(1))], shifts)).Weeks).Seats);

        Assert.Equal((asked * 60, atMost * 60), (seat.AskedMinutes, seat.AtMostMinutes));
    }

    [Fact]
    public void The_hour_more_of_the_week_when_clocks_go_back_is_no_gift_to_who_has_no_hours_left()
    {
        var shifts = Shifts(new ShiftPattern(PatternKind.ThreeEight, new(0, 0)).Between(new(2026, 10, 19), new(2026, 10, 25), Stockholm));

        Assert.Equal(0, Assert.Single(Capacity.Of(AProblem([Always(APerson(1)) with { CeilingMinutesPerWeek = 0 }], shifts)).Weeks).AtMostMinutes);
    }

    [Fact]
    public void What_is_asked_for_can_be_had_without_people()
    {
        Shift[] shifts = [AShift(1, "2026-02-08 19:00", 12, seats: 2), AShift(2, "2026-02-09 08:00", seats: 3)];

        Assert.Equal([(Monday, 600L), (Monday.PlusWeeks(1), 840L + 1440L)], ShiftWeek.Of(shifts, Stockholm).Select(week => (week.Monday, week.AskedMinutes(week.Shifts))));
    }

    static CapacityWeek Week(IEnumerable<Person> people, IEnumerable<Shift> shifts) => Assert.Single(Capacity.Of(AProblem(people, shifts)).Weeks);

    /// <summary>What one person may work in a week in which every minute from eight to eight is asked for.</summary>
    static long Left(Person person) => Week([person], Days(1, days: 7, hours: 12)).AtMostMinutes;

    /// <summary>A shift a day from Monday 2 February.</summary>
    static Shift[] Days(int seats, int days = 5, int hours = 8, string start = "08:00", string skill = "ad", int number = 1) =>
        [.. Enumerable.Range(0, days).Select(day => AShift(number + day, $"2026-02-0{2 + day} {start}", hours, seats, skill))];

    static Shift[] Shifts(IEnumerable<Interval> times) =>
        [.. times.Select((time, index) => AShift(index, "2026-02-02 08:00") with { Start = time.Start, End = time.End })];

    static Person Always(Person person) => person with { Offered = [AnOffer("2026-01-01", "2028-01-01")] };

    static HourTerms Tightened(int hours) => HourTerms.Of(Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.SevenDays] = hours * 60 }));

    static (long, long, int) Numbers(Shortfall shortfall) => (shortfall.AskedMinutes, shortfall.AtMostMinutes, shortfall.People);

    /// <summary>Nothing fixed, and nobody who works more than the caps already: the engine is not blamed for either. Every other person has stricter terms.</summary>
    static Problem WithLawfulPasts(Problem problem) => problem with
    {
        Fixed = [],
        People =
        [
            .. problem.People
                .Select((person, index) => index % 2 == 0 ? person : person with { Terms = Tightened(40) })
                .Where(person => HourRules.Check(person.BusyDuties, person.Terms, problem.Zone).All(breach => breach.RuleId != Presets.SevenDays)
                    && !TotalHours.PastCeiling(person.BusyDuties, Duration.FromMinutes(person.CeilingMinutesPerWeek)).Any()),
        ],
    };

    /// <summary>Minute by minute.</summary>
    static Dictionary<(LocalDate Monday, SeatKind Kind), long> Scheduled(Problem problem, IEnumerable<Assignment> assignments)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);

        return assignments
            .Select(assignment => shifts[assignment.Shift])
            .SelectMany(shift => Enumerable.Range(0, shift.Minutes).Select(minute => (
                (shift.Start + Duration.FromMinutes(minute)).InZone(problem.Zone).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday),
                new SeatKind(shift.Incident, shift.SkillId, shift.Level, shift.OnSite))))
            .CountBy(minute => minute)
            .ToDictionary(each => each.Key, each => (long)each.Value);
    }
}
