namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class FewNightsInARowTests
{
    [Fact]
    public void Three_nights_in_a_row_are_well() => Assert.Empty(Find<FewNightsInARow>(APerson(1), [.. Nights(2, 3, 4)]));

    [Fact]
    public void Each_further_night_costs_four_hours()
    {
        var match = Assert.Single(Find<FewNightsInARow>(APerson(1), [.. Nights(2, 3, 4, 5, 6)]));

        Assert.Equal(new() { Wear = 480 }, match.Cost);
        Assert.Equal(new Fact.LongNightRun(5, 3), match.Fact);
    }

    [Fact]
    public void A_night_at_home_starts_the_count_again() => Assert.Empty(Find<FewNightsInARow>(APerson(1), [.. Nights(2, 3, 4, 6, 7, 8)]));

    static IEnumerable<Shift> Nights(params int[] days) => days.Select(day => AShift(day, $"2026-02-{day:00} 22:00"));
}
