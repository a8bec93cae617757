using MutualAid.RosteringInstances;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>The reader's problem and the checker, which share no code, say the same of the same rosters.</summary>
public sealed class InrcOneTests
{
    /// <remarks>One with unwanted patterns, one with a second skill, one with rules about nights.</remarks>
    [Theory]
    [InlineData("inrc1/sprint01.txt")]
    [InlineData("inrc1/medium05.txt")]
    [InlineData("inrc1/long01.txt")]
    public void Reader_and_checker_agree_about_random_rosters(string file)
    {
        var lines = File.ReadAllLines(Bench.Path(file));
        var instance = RosteringInstance.Read(Bench.Path(file));

        for (var seed = 1; seed <= 10; seed++)
        {
            var random = new Random(seed);
            Roster[] rosters = [.. instance.Problem.People.Select((space, person) => Any(random, space, person))];
            var verdict = InrcOneChecker.Check(lines, [.. instance.RosterFile(rosters)]);

            var counts = rosters.SelectMany(roster => roster.Demands).CountBy(demand => demand).ToDictionary();
            var missed = instance.Problem.Demands.Where((demand, index) => demand.Cost(counts.GetValueOrDefault(index)) > 0).Count();
            Assert.Equal((rosters.Sum(roster => roster.Cost), missed), (verdict.Cost, verdict.Violations.Count));
        }
    }

    /// <summary>Choices that often stay as they were the day before.</summary>
    static Roster Any(Random random, RosterSpace space, int person)
    {
        var choices = new short[space.Days.Count];
        for (var day = 0; day < choices.Length; day++)
            choices[day] = random.Next(2) == 0 && day > 0 ? choices[day - 1] : random.Next(3) == 0 ? (short)0 : (short)random.Next(space.Days[day].Count);

        return new(person, choices, space.Cost(choices)!.Value, [.. choices.SelectMany((choice, day) => space.Days[day][choice].Demands)]);
    }
}
