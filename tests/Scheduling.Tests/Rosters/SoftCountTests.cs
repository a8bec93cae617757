using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class SoftCountTests
{
    [Fact]
    public void Costs_what_a_count_costs() => RosterText.Compare((random, days) =>
    {
        var (least, most) = (random.Next(0, days + 1), random.Next(3) == 0 ? int.MaxValue : random.Next(0, days + 1));
        var (tooFew, tooMany) = (random.Next(0, 9), random.Next(0, 9));
        return (new SoftCount(RosterText.Work, least, most, tooFew, tooMany), roster => roster.Count(letter => letter != '-') is var count
            ? tooFew * Math.Max(0, least - count) + tooMany * Math.Max(0, count - most)
            : null);
    });

    [Theory]
    [InlineData("----", 20)]
    [InlineData("a---", 10)]
    [InlineData("a--b", 0)]
    [InlineData("abc-", 0)]
    [InlineData("abca", 1)]
    public void Each_day_too_few_or_too_many_costs(string roster, int cost) => Assert.Equal(cost, new SoftCount(RosterText.Work, least: 2, most: 3, tooFew: 10, tooMany: 1).Cost(roster));
}
