using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class SuccessionTests
{
    /// <summary>'a' may not follow 'b'.</summary>
    static readonly Succession NoAAfterB = new(Forbidden((2, 1)));

    [Fact]
    public void Says_what_a_search_for_pairs_says() => RosterText.Compare((random, _) =>
    {
        (int Before, int After)[] pairs = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (random.Next(4), random.Next(4)))];
        return (new Succession(Forbidden(pairs)), roster => roster.Zip(roster.Skip(1)).Any(two => pairs.Contains((RosterText.Kind(two.First), RosterText.Kind(two.Second)))) ? null : 0);
    });

    [Theory]
    [InlineData("ba", null)]
    [InlineData("aba", null)]
    [InlineData("ab", 0)]
    [InlineData("b-a", 0)]
    [InlineData("a", 0)]
    public void Only_the_very_next_day_is_looked_at(string roster, int? cost) => Assert.Equal(cost, NoAAfterB.Cost(roster));

    [Fact]
    public void Before_the_first_day_there_was_nothing() => Assert.Equal(0, new Succession(Forbidden((0, 1))).Cost("a"));

    static bool[,] Forbidden(params (int Before, int After)[] pairs)
    {
        var forbidden = new bool[4, 4];
        foreach (var (before, after) in pairs) forbidden[before, after] = true;
        return forbidden;
    }
}
