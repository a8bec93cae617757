using Dapper;
using MutualAid.Database.Demo;
using MutualAid.Rules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using MutualAid.Testing;

namespace MutualAid.Database.Tests.Demo;

/// <summary>What has been offered is enough for a lawful schedule and for teams as they are asked for, but not for every seat.</summary>
public sealed class DemoScheduleTests(ITestOutputHelper output)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DemoDatabase.OrdinaryDay)]
    [InlineData(DemoDatabase.TheRealDay)]
    [InlineData(DemoDatabase.BeforeTheLongNight)]
    [InlineData(DemoDatabase.BeforeTheShortNight)]
    [InlineData(DemoDatabase.ChristmasEve)]
    [InlineData(DemoDatabase.BeforeMidsummer)]
    public async Task Nearly_all_seats_can_be_filled_lawfully_in_Kalix_and_then_in_Norrkoping(string now)
    {
        await using var demo = await DemoDatabase.LoadedAt(now);
        var kalix = await DemoProblem.Of(demo.Connection, DemoLenders.Kalix);
        var first = await Solve(demo, kalix);
        Assert.InRange(Filled(first), 0.95, 0.999);
        Assert.InRange(first.Score.Wanted, 1, 10 * 480);
        Assert.InRange(Lacking(kalix, first).Count(match => match.Fact is Fact.NobodyGuides), 0, 5);
        Assert.DoesNotContain(Lacking(kalix, first), match => match.Fact is not Fact.NobodyGuides);

        var shifts = kalix.Shifts.ToDictionary(shift => shift.Id);
        var inKalix = first.Assignments.ToLookup(made => made.Person.Value, made => shifts[made.Shift].Duty);
        var second = await Solve(demo, await DemoProblem.Of(demo.Connection, DemoLenders.Norrkoping, inKalix));
        Assert.InRange(Filled(second), 0.93, 1);
    }

    [Fact]
    public async Task Those_with_an_account_get_shifts()
    {
        await using var demo = await DemoDatabase.LoadedAt(DemoDatabase.OrdinaryDay);
        var schedule = await Solve(demo, await DemoProblem.Of(demo.Connection, DemoLenders.Kalix));
        var known = (await demo.Connection.QueryAsync<Guid>("select id from person where account_id is not null")).ToList();

        Assert.Equal(2, known.Count);
        Assert.All(known, person => Assert.InRange(schedule.Assignments.Count(made => made.Person.Value == person), 3, 20));
    }

    /// <summary>The search stops after so many steps, not after so long a time: a slow machine finds the same schedule.</summary>
    async Task<Schedule> Solve(DemoDatabase demo, Problem problem)
    {
        var best = Solver.Improve(problem, new SearchSettings(Seed: 1, MaxSteps: 50_000), Cancel).Last();
        var people = problem.People.ToDictionary(person => person.Id);
        var made = best.Assignments.ToLookup(made => made.Person, made => problem.Shifts.Single(shift => shift.Id == made.Shift).Duty);
        foreach (var person in problem.People)
            Assert.Empty(HourRules.New(
                HourRules.Check([.. person.BusyDuties, .. made[person.Id]], person.Terms, problem.Zone),
                HourRules.Check(person.BusyDuties, person.Terms, problem.Zone)));

        await Tell(demo, problem, best);
        return best;
    }

    async Task Tell(DemoDatabase demo, Problem problem, Schedule best)
    {
        output.WriteLine($"{problem.People.Count} people, {problem.Shifts.Count} shifts, {best.SeatsFilled} of {best.Seats} seats = {Filled(best):P1}");
        var titles = (await demo.Connection.QueryAsync<(Guid Id, string Title)>("select id, title from need")).ToDictionary(need => need.Id, need => need.Title);
        foreach (var need in problem.Shifts.GroupBy(shift => shift.Need))
        {
            var empty = need.Select(shift => (shift, Missing: shift.Seats - best.Assignments.Count(made => made.Shift == shift.Id))).Where(gap => gap.Missing > 0).ToList();
            if (empty.Count > 0)
                output.WriteLine($"  {titles[need.Key.Value]}: {empty.Sum(gap => gap.Missing)} of {need.Sum(shift => shift.Seats)} empty, {empty.Count(gap => gap.shift.IsNight(problem.Zone))} of them nights");
        }

        foreach (var lacking in Lacking(problem, best).GroupBy(match => (match.Constraint, problem.Shifts.Single(shift => shift.Id == match.Shift).Need)))
            output.WriteLine($"  {titles[lacking.Key.Need.Value]}: {lacking.Key.Constraint} on {lacking.Count()} shifts, {lacking.Sum(match => match.Cost.Lacking)} minutes");
    }

    static IEnumerable<Match> Lacking(Problem problem, Schedule best) => AllConstraints.FindLacking(new(problem, best.Assignments));

    static double Filled(Schedule schedule) => (double)schedule.SeatsFilled / schedule.Seats;
}
