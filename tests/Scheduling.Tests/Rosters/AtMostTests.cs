using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class AtMostTests
{
    [Fact]
    public void Says_what_a_count_says() => RosterText.Compare((random, days) =>
    {
        var (most, letters) = (random.Next(0, days + 1), random.Next(2) == 0 ? "a" : "bc");
        return (new AtMost([.. "-abc".Select(letters.Contains)], most), roster => roster.Count(letters.Contains) <= most ? 0 : null);
    });

    [Theory]
    [InlineData("a-a-", 0)]
    [InlineData("a-aa", null)]
    [InlineData("bbbbaab", 0)]
    public void Other_kinds_do_not_count(string roster, int? cost) => Assert.Equal(cost, new AtMost([false, true, false, false], most: 2).Cost(roster));

    [Theory]
    [InlineData("a", null)]
    [InlineData("-b-", 0)]
    public void None_at_all_may_be_asked(string roster, int? cost) => Assert.Equal(cost, new AtMost([false, true, false, false], most: 0).Cost(roster));
}
