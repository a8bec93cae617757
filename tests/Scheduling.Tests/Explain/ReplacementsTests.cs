using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Explain;

public sealed class ReplacementsTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00"), Tuesday = AShift(2, "2026-02-03 08:00"), Night = AShift(3, "2026-02-04 03:00", onSite: true);
    static readonly Person Ann = APerson(1), Bo = APerson(2), Cia = APerson(3);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    [Theory, MemberData(nameof(Seeds))]
    public void They_are_those_whom_nothing_stops_and_cost_what_the_rulebook_says(int seed)
    {
        var (problem, assignments) = ASchedule(seed);
        var before = AllConstraints.Score(new(problem, assignments));

        foreach (var shift in problem.Shifts)
        {
            var found = Replacements.Of(problem, assignments, shift.Id);

            Assert.Equal(Unstopped(problem, assignments, shift).Order(), found.Select(each => each.Person.Value).Order());
            Assert.Equal(found.Select(each => each.Cost.Total).Order(), found.Select(each => each.Cost.Total));

            foreach (var each in found)
            {
                var change = AllConstraints.Score(new(problem, assignments.Append(new(shift.Id, each.Person)))) - before;
                Assert.Equal(each.Cost.Total, change.WithoutSeats() with { UnlawfulMinutes = 0 });
                Assert.Equal(each.Cost.Total, each.Cost.Parts.Aggregate(default(Score), (sum, part) => sum + part.Cost));
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Someone_instead_of_someone_costs_the_difference_of_the_two_schedules(int seed)
    {
        var (problem, assignments) = ASchedule(seed);
        var before = AllConstraints.Score(new(problem, assignments));

        foreach (var assignment in assignments.Except(problem.Fixed))
            foreach (var person in problem.People.Where(person => person.Id != assignment.Person))
            {
                var exchange = Replacements.Instead(problem, assignments, assignment, person.Id);
                Assignment[] after = [.. assignments.Except([assignment]), assignment with { Person = person.Id }];

                Assert.Equal(exchange.Change is null, exchange.Obstacles.Count > 0);
                if (exchange.Change is { } change)
                    Assert.Equal(AllConstraints.Score(new(problem, after)) - before, change);
                else if (!assignments.Contains(assignment with { Person = person.Id }))
                    Assert.False(AllConstraints.Score(new(problem, after)).IsLawful);
            }
    }

    [Fact]
    public void Those_with_least_to_do_come_first_and_it_is_said_how_much_that_is()
    {
        var found = Replacements.Of(AProblem([Ann, Bo], [Monday, Tuesday]), [On(Monday, Ann)], Tuesday.Id);

        Assert.Equal([Bo.Id, Ann.Id], found.Select(each => each.Person));
        Assert.Equal([480, 960], found.Select(each => Assert.IsType<Fact.Load>(Part(each, HoursAreShared.Name).Fact).Minutes));
    }

    [Fact]
    public void A_quick_turn_a_night_and_a_journey_are_told_dearest_first()
    {
        var unwilling = Ann with { WouldRatherNotWorkNights = true, Offered = [AnOffer("2026-02-01", "2026-02-08")] };

        var cost = Assert.Single(Replacements.Of(AProblem([unwilling], [Tuesday, Night]), [On(Tuesday, unwilling)], Night.Id)).Cost;

        Assert.Equal(
            [new Fact.Load(960, 2400), new Fact.NightCount(1), new Fact.UnwantedNight(), new Fact.Journeys(1, 90)],
            cost.Parts.Where(part => part.Constraint != NoQuickTurns.Name).Select(part => part.Fact));
        Assert.Equal(new CostPart(NoQuickTurns.Name, new() { Wear = 300 }, new Fact.QuickTurn(Hours(11), Hours(16))), cost.Parts[0]);
    }

    [Fact]
    public void Someone_whose_published_shifts_change_comes_after_those_who_have_none()
    {
        var problem = AProblem([Ann, Bo], [Monday, Tuesday]) with { Previous = [On(Monday, Ann)] };

        Assert.Equal([(Bo.Id, 0L), (Ann.Id, 1L)], Replacements.Of(problem, [On(Monday, Ann)], Tuesday.Id).Select(each => (each.Person, each.Cost.Total.Disturbed)));
    }

    [Fact]
    public void Why_someone_is_there_is_what_having_the_seat_costs_them() =>
        Assert.Equal(
            Replacements.Of(AProblem([Ann], [Monday, Tuesday]), [On(Monday, Ann)], Tuesday.Id).Single().Cost.Total,
            SeatCost.Of(AProblem([Ann], [Monday, Tuesday]), [On(Monday, Ann), On(Tuesday, Ann)], On(Tuesday, Ann)).Total);

    [Fact]
    public void Someone_who_cannot_be_there_instead_is_told_why()
    {
        var away = Bo with { Leave = [Whole("2026-02-02", "2026-02-03")] };

        Assert.IsType<Obstacle.OnLeave>(Assert.Single(Replacements.Instead(AProblem([Ann, away], [Monday]), [On(Monday, Ann)], On(Monday, Ann), away.Id).Obstacles));
    }

    [Fact]
    public void A_shift_that_holds_two_others_together_cannot_be_left()
    {
        Shift first = AShift(4, "2026-02-05 06:00", hours: 4), middle = AShift(5, "2026-02-05 10:00", hours: 4), last = AShift(6, "2026-02-05 14:00", hours: 4);

        var exchange = Replacements.Instead(AProblem([Ann, Cia], [first, middle, last]), [On(first, Ann), On(middle, Ann), On(last, Ann)], On(middle, Ann), Cia.Id);

        Assert.Null(exchange.Change);
        Assert.IsType<Breach.RestTooShort>(Assert.IsType<Obstacle.Hours>(Assert.Single(exchange.Obstacles)).Breach);
    }

    static CostPart Part(Replacement replacement, string constraint) => replacement.Cost.Parts.Single(part => part.Constraint == constraint);

    static (Problem Problem, Assignment[] Assignments) ASchedule(int seed)
    {
        var problem = RandomProblem.Of(seed);
        return (problem, [.. Solver.Improve(problem, new(seed, 500), CancellationToken.None).Last().Assignments]);
    }

    static IEnumerable<Guid> Unstopped(Problem problem, Assignment[] assignments, Shift shift) =>
        from person in problem.People
        where !assignments.Contains(On(shift, person))
        let others = assignments.Where(each => each.Person == person.Id).Select(each => problem.Shifts.First(other => other.Id == each.Shift))
        where Obstacles.Of(problem, person, shift, others).Count == 0
        select person.Id.Value;
}
