using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>One person's roster as text, a letter for each day: '-' is rest, 'a' kind 1, 'b' kind 2, 'c' kind 3.</summary>
static class RosterText
{
    const string Letters = "-abc";

    public static readonly bool[] Work = [false, true, true, true];
    public static readonly bool[] Rest = [true, false, false, false];

    public static int Kind(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal);

    public static long? Cost(this RosterRule rule, string roster) => rule.Cost(Space(roster.Length), [.. roster.Select(letter => (short)Kind(letter))]);

    /// <summary>Compares a rule with a slow form of it on random rosters, of 1 to 18 days.</summary>
    /// <param name="make">A rule, made at random for a roster of so many days, and what it should say of any.</param>
    public static void Compare(Func<Random, int, (RosterRule Rule, Func<string, long?> Slow)> make)
    {
        HashSet<long?> seen = [];
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var days = random.Next(1, 19);
            var (rule, slow) = make(random, days);

            for (var attempt = 0; attempt < 10; attempt++)
            {
                var roster = Any(random, days);
                var (expected, actual) = (slow(roster), rule.Cost(roster));
                Assert.True(expected == actual, $"Seed {seed}, roster {roster}: the rule says '{actual}', not '{expected}', where nothing means forbidden.");
                AssertStatesAreNumbered(rule, roster);
                seen.Add(expected);
            }
        }

        Assert.True(seen.Count > 1, "Not everything is alike.");
    }

    /// <summary>Letters that often stay as they were the day before, so that runs are of all lengths.</summary>
    static string Any(Random random, int days)
    {
        var roster = new char[days];
        for (var day = 0; day < days; day++)
            roster[day] = day > 0 && random.Next(2) == 0 ? roster[day - 1] : Letters[random.Next(Letters.Length)];

        return new(roster);
    }

    static void AssertStatesAreNumbered(RosterRule rule, string roster)
    {
        var (state, cost) = (rule.Start, 0L);
        for (var day = 0; day < roster.Length && state != RosterRule.Forbidden; day++)
        {
            Assert.InRange(state, 0, rule.States - 1);
            state = rule.After(state, day, Kind(roster[day]), ref cost);
        }

        Assert.InRange(state, RosterRule.Forbidden, rule.States - 1);
    }

    static RosterSpace Space(int days) => new([.. Enumerable.Repeat<IReadOnlyList<Choice>>([.. Letters.Select((_, kind) => new Choice(kind, kind, 0, []))], days)], []);
}
