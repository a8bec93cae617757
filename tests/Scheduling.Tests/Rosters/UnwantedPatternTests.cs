using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class UnwantedPatternTests
{
    static readonly bool[] A = [false, true, false, false];

    [Fact]
    public void Costs_what_a_look_at_every_day_costs() => RosterText.Compare((random, days) =>
    {
        string[] pattern = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(5) switch { 0 => "-", 1 => "a", 2 => "ab", 3 => "abc", _ => "-c" })];
        bool[] begins = [.. Enumerable.Range(0, days).Select(_ => random.Next(3) > 0)];
        return (new UnwantedPattern([.. pattern.Select(Kinds)], begins, weight: 2), roster => 2 * Enumerable.Range(0, days).Count(day =>
            begins[day] && day + pattern.Length <= days && pattern.Index().All(part => part.Item.Contains(roster[day + part.Index]))));
    });

    [Theory]
    [InlineData("a-a", 1)]
    [InlineData("a-a-a", 2)]
    [InlineData("a--a", 0)]
    [InlineData("-a-", 0)]
    [InlineData("b-a", 0)]
    public void Patterns_that_overlap_both_cost(string roster, int cost) =>
        Assert.Equal(cost, new UnwantedPattern([A, RosterText.Rest, A], [.. roster.Select(_ => true)], weight: 1).Cost(roster));

    [Theory]
    [InlineData("aa--", 1)]
    [InlineData("-aa-", 0)]
    [InlineData("--aa", 1)]
    [InlineData("aaaa", 2)]
    [InlineData("---a", 0)]
    public void A_pattern_may_be_bound_to_the_days_it_begins_on(string roster, int cost) =>
        Assert.Equal(cost, new UnwantedPattern([A, A], begins: [true, false, true, true], weight: 1).Cost(roster));

    static bool[] Kinds(string letters) => [.. "-abc".Select(letters.Contains)];
}
