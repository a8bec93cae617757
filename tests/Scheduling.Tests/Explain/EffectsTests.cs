using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Explain;

public sealed class EffectsTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00"), Tuesday = AShift(2, "2026-02-03 08:00"), Night = AShift(3, "2026-02-03 22:00");
    static readonly Person Ann = APerson(1), Bo = APerson(2);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    [Theory, MemberData(nameof(Seeds))]
    public void They_are_the_difference_of_the_whole_rulebooks_word_before_and_after(int seed)
    {
        var (random, problem) = (new Random(seed), RandomProblem.Of(seed));
        Assignment[] before = [.. Solver.Improve(problem, new(seed, 500), TestContext.Current.CancellationToken).Last().Assignments];

        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assignment[] removed = [.. before.Where(_ => random.Next(8) == 0)];
            Assignment[] after = [.. before.Except(removed).Union(Enumerable.Range(0, random.Next(3)).Select(_ => On(One(problem.Shifts), One(problem.People))))];

            var effects = Effects.Between(problem, before, after);
            var (was, becomes) = (Whole(before), Whole(after));

            Assert.Equal(becomes - was, effects.Change);
            Assert.Equal(
                (effects.Change - (Shared(after) - Shared(before))).WithoutSeats(),
                effects.People.Aggregate(default(Score), (sum, person) => sum + (person.After.Burden - person.Before.Burden)));
            Assert.Equal(
                problem.Shifts.Sum(shift => Empty(shift, after) - Empty(shift, before)),
                effects.Seats.Sum(seat => seat.EmptyAfter - seat.EmptyBefore));

            var changed = problem.People.Where(person => !Of(person, before).SetEquals(Of(person, after))).ToArray();
            Assert.Equal(changed.Select(person => person.Id.Value).Order(), effects.People.Select(person => person.Person.Value).Order());
            Assert.Equal(problem.People.Count(person => Of(person, before).Count > 0 && Of(person, before).SetEquals(Of(person, after))), effects.Untouched);

            foreach (var person in changed)
            {
                var effect = effects.People.Single(each => each.Person == person.Id);
                AssertLoad(person, Of(person, before), effect.Before);
                AssertLoad(person, Of(person, after), effect.After);
            }
        }

        // What is nobody's own: what falls on lenders, and what teams lack.
        Score Shared(Assignment[] assignments) =>
            Find<LendersShare>(problem, assignments).Concat(AllConstraints.FindLacking(new(problem, assignments))).Aggregate(default(Score), (sum, match) => sum + match.Cost);

        T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

        Score Whole(Assignment[] assignments) => AllConstraints.Score(new(problem, assignments)) with { UnlawfulMinutes = 0 };

        HashSet<Shift> Of(Person person, Assignment[] assignments) => [.. assignments.Where(each => each.Person == person.Id).Select(each => problem.Shifts.First(shift => shift.Id == each.Shift))];
    }

    [Fact]
    public void Whoever_moves_to_a_night_is_told_hours_nights_rest_and_which_gap_closes_and_opens()
    {
        var effects = Effects.Between(AProblem([Ann], [Monday, Tuesday, Night]), [On(Monday, Ann), On(Tuesday, Ann)], [On(Tuesday, Ann), On(Night, Ann)]);

        Assert.Equal([new(Monday.Id, 0, 1), new(Night.Id, 1, 0)], effects.Seats);
        var ann = Assert.Single(effects.People);
        Assert.Equal((960, 0, Hours(16)), (ann.Before.Minutes, ann.Before.Nights, ann.Before.ShortestRest));
        Assert.Equal((960, 1, Hours(6)), (ann.After.Minutes, ann.After.Nights, ann.After.ShortestRest));
        Assert.Equal(effects.Change.Wear, ann.After.Burden.Wear - ann.Before.Burden.Wear);
    }

    [Fact]
    public void In_a_chain_everyone_who_moves_up_is_told_and_the_others_are_counted()
    {
        var cia = APerson(3);
        var effects = Effects.Between(
            AProblem([Ann, Bo, cia], [Monday, Tuesday, Night]),
            [On(Monday, Ann), On(Tuesday, Bo), On(Monday, cia)],
            [On(Tuesday, Ann), On(Night, Bo), On(Monday, cia)]);

        Assert.Equal([Ann.Id, Bo.Id], effects.People.Select(person => person.Person));
        Assert.Equal(1, effects.Untouched);
    }

    [Fact]
    public void Work_at_home_that_touches_a_shift_is_one_stretch_with_it()
    {
        var busy = Ann with { BusyDuties = [HomeWork("2026-02-01 08:00", 8), HomeWork("2026-02-02 16:00", 2), HomeWork("2026-02-03 06:00", 1), HomeWork("2026-02-03 12:00", 1)] };

        Assert.Equal(Hours(12), Assert.Single(Effects.Between(AProblem([busy], [Monday]), [], [On(Monday, busy)]).People).After.ShortestRest);
        Assert.Null(Assert.Single(Effects.Between(AProblem([Ann], [Monday]), [], [On(Monday, Ann)]).People).After.ShortestRest);
    }

    [Fact]
    public void Who_or_what_is_not_in_the_problem_is_left_out()
    {
        var effects = Effects.Between(AProblem([Ann], [Monday]), [On(Monday, Bo), On(Tuesday, Ann)], [On(Monday, Ann), On(Night, Bo)]);

        Assert.Equal([Ann.Id], effects.People.Select(person => person.Person));
        Assert.Empty(effects.Seats);
    }

    static int Empty(Shift shift, Assignment[] assignments) => Math.Max(0, shift.Seats - assignments.Count(each => each.Shift == shift.Id));

    /// <summary>Quarter by quarter, as random work begins and ends.</summary>
    static void AssertLoad(Person person, HashSet<Shift> shifts, PersonLoad load)
    {
        var quarter = Duration.FromMinutes(15);
        Assert.Equal(shifts.Sum(shift => Quarters(shift.Start, shift.End).Count()) * 15, load.Minutes);
        Assert.Equal(shifts.Count(shift => shift.IsNight(Stockholm)), load.Nights);

        var own = shifts.SelectMany(shift => Quarters(shift.Start, shift.End)).ToHashSet();
        var work = person.BusyDuties.SelectMany(duty => Quarters(duty.Start, duty.End)).Union(own).ToHashSet();
        Instant? next = null;
        Duration? shortest = null;
        foreach (var at in work.OrderDescending())
        {
            if (next is { } later && later - at > quarter && (own.Overlaps(Stretch(at)) || own.Overlaps(Stretch(later))) && (shortest is null || later - at - quarter < shortest))
                shortest = later - at - quarter;
            next = at;
        }

        Assert.Equal(shortest, load.ShortestRest);

        IEnumerable<Instant> Quarters(Instant from, Instant to)
        {
            for (var at = from; at < to; at += quarter)
                yield return at;
        }

        IEnumerable<Instant> Stretch(Instant within)
        {
            for (var at = within; work.Contains(at); at += quarter)
                yield return at;
            for (var at = within; work.Contains(at); at -= quarter)
                yield return at;
        }
    }
}
