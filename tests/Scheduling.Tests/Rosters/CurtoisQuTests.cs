using MutualAid.RosteringInstances;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>The reader's problem and the checker, which share no code, say the same of the same rosters.</summary>
public sealed class CurtoisQuTests
{
    [Theory]
    [InlineData("curtois24/Instance1.txt")]
    [InlineData("curtois24/Instance2.txt")]
    public void Reader_and_checker_agree_about_random_rosters(string file)
    {
        var lines = File.ReadAllLines(Bench.Path(file));
        var instance = RosteringInstance.Read(Bench.Path(file));
        var (allowed, forbidden, whole) = (0, 0, 0);

        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            Roster[] rosters = [.. instance.Problem.People.Select((space, person) => ARoster(random, space, person, isKept: seed % 2 == 0 || random.Next(2) == 0))];
            var verdict = CurtoisQuChecker.Check(lines, [.. instance.RosterFile(rosters)]);

            foreach (var roster in rosters)
            {
                var isAllowed = instance.Problem.People[roster.Person].Cost(roster.Choices) is not null;
                var faults = string.Join(' ', verdict.Violations.Where(text => text.StartsWith($"{instance.People[roster.Person]} ", StringComparison.Ordinal)));
                Assert.True(isAllowed == (faults == ""), $"Seed {seed}: the rules say {isAllowed}, the checker says '{faults}'.");
                _ = isAllowed ? allowed++ : forbidden++;
            }

            if (verdict.Violations.Count > 0) continue;
            Assert.Equal(verdict.Cost, RandomRostering.CostOf(instance.Problem, rosters));
            whole++;
        }

        Assert.True(allowed > 50 && forbidden > 50 && whole > 20, $"All are tried: {allowed} allowed, {forbidden} forbidden, {whole} whole answers.");
    }

    [Theory]
    [InlineData("E,E,-,-,-,-,-")]
    [InlineData("-,E,E,E,-,-,-")]
    [InlineData("E,-,-,E,-,-,-", "A works 1 days in a row from day 3, at least 2.")]
    [InlineData("E,-,E,E,-,-,-", "A rests 1 days in a row from day 1, at least 2.")]
    [InlineData("L,L,-,-,-,-,-", "A works L 2 times, at most 1.")]
    [InlineData("L,E,-,-,-,-,-", "A works E on day 1, right after L.")]
    [InlineData("E,-,-,-,-,-,-", "A works 480 minutes, at least 960.")]
    [InlineData("E,-,-,-,-,-,E", "A works 1 weekends, at most 0.")]
    [InlineData("-,-,-,E,E,-,-", "A works on day 4, a day off.")]
    [InlineData("E,E,E,E,-,-,-", "A works 1920 minutes, at most 1440.", "A works 4 days in a row from day 0, at most 3.")]
    public void The_checker_names_each_rule_that_is_broken(string days, params string[] violations) => Assert.Equal(violations, CurtoisQuChecker.Check(Small, [$"A,{days}"]).Violations);

    [Theory]
    [InlineData("E,E,-,-,-,-,-", 100 + 3 + 5 + 7)]
    [InlineData("L,L,-,-,-,-,-", 200)]
    public void The_checker_adds_up_requests_and_cover(string days, int cost) => Assert.Equal(cost, CurtoisQuChecker.Check(Small, [$"A,{days}"]).Cost);

    static readonly string[] Small =
    [
        "SECTION_HORIZON", "7",
        "SECTION_SHIFTS", "# id, minutes, cannot be followed by", "E,480,", "L,480,E",
        "SECTION_STAFF", "A,E=7|L=1,1440,960,3,2,2,0",
        "SECTION_DAYS_OFF", "A,4",
        "SECTION_SHIFT_ON_REQUESTS", "A,0,L,5",
        "SECTION_SHIFT_OFF_REQUESTS", "A,1,E,7",
        "SECTION_COVER", "0,E,2,100,1", "1,E,0,100,3",
    ];

    /// <param name="isKept">Whether to try again until every rule is kept.</param>
    static Roster ARoster(Random random, RosterSpace space, int person, bool isKept)
    {
        for (var attempt = 0; ; attempt++)
        {
            var choices = Any(random, space);
            if (!isKept || attempt == 20_000 || space.Cost(choices) is not null) return new(person, choices, 0, []);
        }
    }

    /// <summary>Runs of work and of rest, of lengths that are mostly allowed.</summary>
    static short[] Any(Random random, RosterSpace space)
    {
        var choices = new short[space.Days.Count];
        var isWork = random.Next(2) == 0;
        for (int begin = 0, length; begin < choices.Length; begin += length, isWork = !isWork)
        {
            length = random.Next(1, 6);
            for (var day = begin; isWork && day < Math.Min(choices.Length, begin + length); day++)
                choices[day] = (short)random.Next(Math.Min(1, space.Days[day].Count - 1), space.Days[day].Count);
        }

        return choices;
    }
}
