using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class LikeTheDayBeforeTests
{
    static readonly bool[] SecondDay = [false, true, false];

    [Fact]
    public void Costs_what_a_look_at_each_pair_costs() => RosterText.Compare((random, days) =>
    {
        bool[] asked = [.. Enumerable.Range(0, days).Select(_ => random.Next(2) == 0)];
        int[] groups = [0, 1, random.Next(1, 3), random.Next(1, 4)];
        return (new LikeTheDayBefore(asked, groups, weight: 3), roster => Enumerable.Range(1, days - 1).Where(day => asked[day]).Sum(day =>
        {
            int[] two = [groups[RosterText.Kind(roster[day - 1])], groups[RosterText.Kind(roster[day])]];
            return two[0] == two[1] ? 0 : 3 * two.Count(group => group > 0);
        }));
    });

    [Theory]
    [InlineData("aab", 0)]
    [InlineData("--a", 0)]
    [InlineData("a-a", 1)]
    [InlineData("-a-", 1)]
    [InlineData("abb", 2)]
    public void Half_a_weekend_costs_once_and_two_kinds_of_work_twice(string roster, int cost) => Assert.Equal(cost, new LikeTheDayBefore(SecondDay, groups: [0, 1, 2, 3], weight: 1).Cost(roster));

    [Theory]
    [InlineData("ab-", 0)]
    [InlineData("a--", 1)]
    public void Kinds_of_one_group_are_alike(string roster, int cost) => Assert.Equal(cost, new LikeTheDayBefore(SecondDay, groups: [0, 1, 1, 1], weight: 1).Cost(roster));

    [Fact]
    public void The_first_day_has_none_before() => Assert.Equal(0, new LikeTheDayBefore([true], groups: [0, 1, 2, 3], weight: 1).Cost("a"));
}
