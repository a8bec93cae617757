using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Explain;

public sealed class RemediesTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00"), Tuesday = AShift(2, "2026-02-03 08:00"), Wednesday = AShift(3, "2026-02-04 08:00");
    static readonly Person Ann = APerson(1), Bo = APerson(2), Cia = APerson(3);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    public static TheoryData<int> FewerSeeds => [.. Enumerable.Range(1, 50)];

    [Theory, MemberData(nameof(Seeds))]
    public void Every_remedy_gives_a_lawful_schedule_with_less_uncovered(int seed)
    {
        var (problem, assignments) = ASchedule(seed);
        var before = AllConstraints.Score(new(problem, assignments));
        Assert.True(before.IsLawful);
        var remedies = new Remedies(problem, assignments);

        foreach (var shift in problem.Shifts)
            foreach (var remedy in remedies.For(shift.Id))
            {
                var after = Remedied.By(remedy, problem, assignments, shift).Score;

                Assert.True(after.IsLawful, $"{remedy} for {shift}");
                Assert.True(Empty(after) < Empty(before), $"{remedy} for {shift}");
            }
    }

    static long Empty(Score score) => score.Uncovered1 + score.Uncovered2 + score.Uncovered3 + score.Wanted;

    [Theory, MemberData(nameof(FewerSeeds))]
    public void No_shorter_chain_is_overlooked(int seed)
    {
        var (problem, assignments) = ASchedule(seed);
        var remedies = new Remedies(problem, assignments);

        foreach (var gap in Gaps.Of(problem, assignments))
        {
            var shift = problem.Shifts.First(each => each.Id == gap.Shift);
            var found = remedies.For(gap.Shift).OfType<Remedy.TakesOver>().SingleOrDefault()?.Chain.Count ?? int.MaxValue;

            Assert.Equal(gap.CouldTakeIt > 0, found == 1);
            if (found > 2)
                Assert.DoesNotContain(assignments.Except(problem.Fixed), left => CanMoveUp(problem, assignments, left, shift));
        }
    }

    [Theory, MemberData(nameof(FewerSeeds))]
    public void Of_the_shortest_chains_the_one_that_costs_least_is_told(int seed)
    {
        var (problem, assignments) = ASchedule(seed);
        var remedies = new Remedies(problem, assignments);

        foreach (var gap in Gaps.Of(problem, assignments))
        {
            var shift = problem.Shifts.First(each => each.Id == gap.Shift);
            if (remedies.For(gap.Shift).OfType<Remedy.TakesOver>().SingleOrDefault() is not { Chain.Count: 1 or 2 } told)
                continue;

            var costs = Chains(problem, assignments, shift, told.Chain.Count).Select(chain => Remedied.By(new Remedy.TakesOver(chain), problem, assignments, shift).Score).Where(score => score.IsLawful);

            Assert.Equal(costs.Min(), Remedied.By(told, problem, assignments, shift).Score);
        }
    }

    [Fact]
    public void Who_takes_over_from_the_one_who_guides_guides_too()
    {
        var (guided, learner) = (Tuesday with { Team = new(Guide: true) }, new Dictionary<string, int> { ["ad"] = 2 });
        Person[] people = [Ann with { CeilingMinutesPerWeek = 480 }, Bo with { Skills = learner, AvailableDays = new(0b10) }, Cia with { AvailableDays = new(0b10), Offered = [AnOffer("2026-02-02", "2026-02-05")] }];

        AssertChain(Of(AProblem(people, [Monday, Tuesday]), Monday, On(Tuesday, Ann))[0], (Ann, Tuesday), (Bo, null));
        AssertChain(Of(AProblem(people, [Monday, guided]), Monday, On(Tuesday, Ann))[0], (Ann, Tuesday), (Cia, null));
    }

    [Fact]
    public void All_kinds_of_remedy_are_found_somewhere()
    {
        var found = Seeds.SelectMany(seed =>
        {
            var (problem, assignments) = ASchedule(seed.Data);
            var remedies = new Remedies(problem, assignments);
            return problem.Shifts.SelectMany(shift => remedies.For(shift.Id)).Select(remedy => remedy is Remedy.TakesOver(var chain) ? $"Chain of {chain.Count}" : remedy.GetType().Name);
        }).ToHashSet();

        Assert.Equal(
            ["Chain of 1", "Chain of 2", "Chain of 3", nameof(Remedy.EndsEarlier), nameof(Remedy.OneMorePerson), nameof(Remedy.RemoteAllowed), nameof(Remedy.StartsLater), nameof(Remedy.StaysLonger)],
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_full_shift_needs_none() => Assert.Empty(Of(AProblem([Ann, Bo], [Monday]), Monday, On(Monday, Ann)));

    [Fact]
    public void When_someone_can_simply_take_it_nothing_else_is_said() =>
        AssertChain(Assert.Single(Of(AProblem([Ann, Bo], [Monday, Tuesday]), Monday, On(Tuesday, Ann))), (Bo, null));

    [Fact]
    public void Someone_leaves_another_shift_that_someone_else_can_take()
    {
        var onlyTuesdays = Bo with { AvailableDays = new(0b10) };

        AssertChain(Of(AProblem([Ann with { CeilingMinutesPerWeek = 480 }, onlyTuesdays], [Monday, Tuesday]), Monday, On(Tuesday, Ann))[0], (Ann, Tuesday), (Bo, null));
    }

    [Fact]
    public void Three_people_move_up_when_two_are_not_enough()
    {
        Person[] people = [Ann with { CeilingMinutesPerWeek = 480 }, Bo with { CeilingMinutesPerWeek = 480, AvailableDays = new(0b110) }, Cia with { AvailableDays = new(0b100) }];

        AssertChain(Of(AProblem(people, [Monday, Tuesday, Wednesday]), Monday, On(Tuesday, Ann), On(Wednesday, Bo))[0], (Ann, Tuesday), (Bo, Wednesday), (Cia, null));
    }

    [Fact]
    public void Who_is_settled_leaves_nothing()
    {
        var problem = AProblem([Ann with { CeilingMinutesPerWeek = 480 }, Bo with { AvailableDays = new(0b10) }], [Monday, Tuesday]) with { Fixed = [On(Tuesday, Ann)] };

        Assert.DoesNotContain(Of(problem, Monday, On(Tuesday, Ann)), remedy => remedy is Remedy.TakesOver);
    }

    [Fact]
    public void Someone_who_only_works_remotely_could_do_it_from_afar() =>
        Assert.Equal(new Remedy.RemoteAllowed(Ann.Id), Of(AProblem([Ann with { WorksOnSite = false }], [Monday with { OnSite = true }]), Monday)[0]);

    [Fact]
    public void Two_hours_of_rest_are_missing_before_and_one_after()
    {
        var late = Ann with { BusyDuties = [HomeWork("2026-02-01 13:00", 10)] };
        var early = Ann with { BusyDuties = [HomeWork("2026-02-03 02:00", 6)] };

        Assert.Equal(new Remedy.StartsLater(Ann.Id, 2), Of(AProblem([late], [Monday]), Monday)[0]);
        Assert.Equal(new Remedy.EndsEarlier(Ann.Id, 1), Of(AProblem([early], [Monday]), Monday)[0]);
    }

    [Fact]
    public void No_more_than_half_of_a_shift_is_given_up() =>
        Assert.IsType<Remedy.OneMorePerson>(Assert.Single(Of(
            AProblem([Ann with { BusyDuties = [HomeWork("2026-02-01 13:00", 10)] }], [AShift(1, "2026-02-02 08:00", hours: 3)]), Monday)));

    [Theory]
    [InlineData("2026-02-02", 1)]
    [InlineData("2026-01-31", 3)]
    [InlineData("2026-01-27", 7)]
    [InlineData("2026-01-26", null)]
    public void The_fewest_days_longer_are_told_up_to_a_week(string offeredUntil, int? days)
    {
        var remedy = Of(AProblem([Ann with { Offered = [AnOffer("2026-01-01", offeredUntil)] }], [Monday]), Monday)[0];

        Assert.Equal(days, (remedy as Remedy.StaysLonger)?.Days);
    }

    [Fact]
    public void Of_offers_that_lack_a_beginning_or_an_end_the_one_before_the_shift_is_prolonged() =>
        Assert.Equal(
            new Remedy.StaysLonger(Ann.Id, 2),
            Of(AProblem([Ann with { Offered = [AnOpenOffer(At("2026-03-01 00:00"), null), AnOpenOffer(null, At("2026-02-01 00:00"))] }], [Monday]), Monday)[0]);

    [Fact]
    public void A_stay_for_another_incident_cannot_be_made_longer() =>
        Assert.IsType<Remedy.OneMorePerson>(Assert.Single(Of(AProblem([Ann with { Offered = [AnOffer("2026-01-01", "2026-02-02")] }], [InNorrkoping(Monday)]), Monday)));

    [Fact]
    public void Who_has_said_no_is_not_asked_for_a_part_of_it_either() =>
        Assert.IsType<Remedy.OneMorePerson>(Assert.Single(Of(AProblem([Ann], [Monday]) with { Forbidden = [On(Monday, Ann)] }, Monday)));

    [Fact]
    public void One_more_person_fills_what_is_lawful_of_the_same_need_from_then_on()
    {
        var evening = AShift(4, "2026-02-02 20:00");
        var other = AShift(5, "2026-02-05 08:00") with { Need = new(Id(3, 2)) };

        Assert.Equivalent(
            new Remedy.OneMorePerson("ad", 2, new(2026, 2, 3), [Tuesday.Id, Wednesday.Id]),
            Assert.Single(Of(AProblem([], [Monday, evening, Tuesday, Wednesday, other]), Tuesday)), strict: true);
    }

    [Fact]
    public void A_shift_that_is_lawful_for_nobody_has_no_remedy() => Assert.Empty(Of(AProblem([], [AShift(1, "2026-02-02 08:00", hours: 30)]), Monday));

    [Fact]
    public void What_has_become_unlawful_stands_and_the_rest_is_mended()
    {
        var evening = AShift(4, "2026-02-02 20:00");
        var problem = AProblem([Ann, Bo], [Monday, Tuesday, evening]);

        AssertChain(Assert.Single(Of(problem, Tuesday, On(Monday, Ann), On(evening, Ann))), (Bo, null));
    }

    static IReadOnlyList<Remedy> Of(Problem problem, Shift shift, params Assignment[] assignments) => new Remedies(problem, assignments).For(shift.Id);

    static void AssertChain(Remedy remedy, params (Person Person, Shift? Leaves)[] expected) =>
        Assert.Equal(expected.Select(each => new Handover(each.Person.Id, each.Leaves?.Id)), Assert.IsType<Remedy.TakesOver>(remedy).Chain);

    /// <summary>What a run finds first, with a tenth of what it need not keep taken out again.</summary>
    static (Problem Problem, Assignment[] Assignments) ASchedule(int seed)
    {
        var problem = RandomProblem.Of(seed);
        var random = new Random(seed);
        var made = Solver.Improve(problem, new(seed, 0), CancellationToken.None).First().Assignments;
        Assignment[] fewer = [.. made.Where(each => problem.Fixed.Contains(each) || random.Next(10) > 0)];

        return (problem, AllConstraints.Score(new(problem, fewer)).IsLawful ? fewer : [.. made]);
    }

    /// <summary>Lawful or not.</summary>
    static IEnumerable<Handover[]> Chains(Problem problem, Assignment[] assignments, Shift seat, int people)
    {
        var free = problem.People.Where(person => !assignments.Contains(On(seat, person)));
        return people == 1
            ? free.Select(person => (Handover[])[new(person.Id, null)])
            : from first in free
              from left in assignments.Except(problem.Fixed).Where(each => each.Person == first.Id)
              from second in problem.People
              where second != first && !assignments.Contains(left with { Person = second.Id })
              select (Handover[])[new(first.Id, left.Shift), new(second.Id, null)];
    }

    static bool CanMoveUp(Problem problem, Assignment[] assignments, Assignment left, Shift seat)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var mover = problem.People.First(person => person.Id == left.Person);

        return !assignments.Contains(new(seat.Id, mover.Id))
            && Remains(assignments.Except([left])).IsLawful
            && Obstacles.Of(problem, mover, seat, Of(mover).Where(shift => shift.Id != left.Shift)).Count == 0
            && problem.People.Any(taker => taker != mover && !assignments.Contains(new(left.Shift, taker.Id)) && Obstacles.Of(problem, taker, shifts[left.Shift], Of(taker)).Count == 0);

        Score Remains(IEnumerable<Assignment> rest) => AllConstraints.Score(new(problem, rest));

        IEnumerable<Shift> Of(Person person) => assignments.Where(each => each.Person == person.Id).Select(each => shifts[each.Shift]);
    }
}
