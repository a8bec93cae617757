namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class AllConstraintsTests
{
    [Fact]
    public void The_rulebook_and_a_count_of_minutes_call_the_same_schedules_lawful()
    {
        var (lawful, unlawful) = (0, 0);

        for (var seed = 1; seed <= 150; seed++)
        {
            var problem = RandomProblem.Of(seed) with { Fixed = [] };
            problem = problem with { People = [.. problem.People.Where(person => SettledIsLawful(problem, person))] };
            var random = new Random(seed);

            for (var attempt = 0; attempt < 4 && problem.People.Count > 0; attempt++)
            {
                Assignment[] assignments = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Likely(problem, random)).OfType<Assignment>().Distinct()];
                var isLawful = AllConstraints.Score(new(problem, assignments)).IsLawful;
                var faults = string.Join("; ", SlowChecker.Check(problem, assignments));

                Assert.True(isLawful == (faults == ""), $"Seed {seed}: the rulebook says {isLawful}, the count says '{faults}'.");
                _ = isLawful ? lawful++ : unlawful++;
            }
        }

        Assert.True(lawful > 50 && unlawful > 50, $"Both are tried: {lawful} lawful, {unlawful} not.");
    }

    static bool SettledIsLawful(Problem problem, Person person) =>
        HourRules.Check(person.BusyDuties, person.Terms, problem.Zone, person.TravelBetween()).Count == 0
        && TotalHours.PastCeiling(person.BusyDuties, Duration.FromMinutes(person.CeilingMinutesPerWeek)).Count == 0;

    /// <summary>Mostly a shift that the person could take alone, so that it is the hours together that decide.</summary>
    static Assignment? Likely(Problem problem, Random random)
    {
        var person = problem.People[random.Next(problem.People.Count)];
        var any = random.Next(10) == 0;
        var shifts = problem.Shifts.Where(shift => any || Obstacles.Of(problem, person, shift, []).Count == 0).ToArray();
        return shifts.Length == 0 ? null : On(shifts[random.Next(shifts.Length)], person);
    }
}
