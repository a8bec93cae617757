using System.Text.RegularExpressions;
using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class SoftRunLengthTests
{
    [Fact]
    public void Costs_what_a_list_of_the_runs_costs() => RosterText.Compare((random, _) =>
    {
        var (least, most) = (random.Next(0, 5), random.Next(3) == 0 ? int.MaxValue : random.Next(0, 7));
        var (tooShort, tooLong) = (random.Next(0, 9), random.Next(0, 9));
        return (new SoftRunLength(RosterText.Work, least, most, tooShort, tooLong), roster => Regex.Matches(roster, "[abc]+").Sum(run =>
            tooShort * Math.Max(0, least - run.Length) + tooLong * Math.Max(0, run.Length - most)));
    });

    [Theory]
    [InlineData("a--------", 20)]
    [InlineData("--------a", 20)]
    [InlineData("-a-aa-aaa", 30)]
    [InlineData("aaa-aaaa-", 0)]
    [InlineData("aaaaa-aaaaaa", 3)]
    [InlineData("aaaaaa", 2)]
    [InlineData("---", 0)]
    public void Runs_at_the_edges_count_as_they_stand(string roster, int cost) => Assert.Equal(cost, new SoftRunLength(RosterText.Work, least: 3, most: 4, tooShort: 10, tooLong: 1).Cost(roster));
}
