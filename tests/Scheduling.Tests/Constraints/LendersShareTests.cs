namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class LendersShareTests
{
    static readonly Person FromSmall = APerson(1) with { Lender = "small" }, FromLarge = APerson(2) with { Lender = "large" }, AlsoFromLarge = APerson(3) with { Lender = "large" };

    // 60 shifts of eight hours: 28,800 minutes, of which a quarter falls on the small lender.
    static readonly Shift[] Shifts = [.. Enumerable.Range(1, 28).SelectMany(day => new[] { AShift(2 * day, $"2026-02-{day:00} 00:00"), AShift(2 * day + 1, $"2026-02-{day:00} 12:00") }), .. Enumerable.Range(1, 4).Select(day => AShift(100 + day, $"2026-03-{day:00} 00:00"))];

    static readonly Problem Two = AProblem([FromSmall, FromLarge, AlsoFromLarge], Shifts) with { Inhabitants = new Dictionary<string, int> { ["small"] = 10_000, ["large"] = 30_000 } };

    [Fact]
    public void The_same_work_wears_a_small_lender_more()
    {
        Assert.Equal(
            (new Score { Wear = 960L * 960 / (8 * 7_200) }, new Fact.LenderLoad("small", 960, 7_200)),
            Found(On(Shifts[0], FromSmall), On(Shifts[2], FromSmall)));
        Assert.Equal(
            (new Score { Wear = 960L * 960 / (8 * 21_600) }, new Fact.LenderLoad("large", 960, 21_600)),
            Found(On(Shifts[0], FromLarge), On(Shifts[2], AlsoFromLarge)));
    }

    [Fact]
    public void The_smallest_lender_can_be_asked_a_full_week() =>
        Assert.Equal(2_400, LendersShare.Shares(Two with { Inhabitants = new Dictionary<string, int> { ["small"] = 100, ["large"] = 1_000_000 } })["small"]);

    [Fact]
    public void Lenders_whose_inhabitants_are_not_known_are_not_compared() =>
        Assert.Empty(Find<LendersShare>(Two with { Inhabitants = new Dictionary<string, int>() }, On(Shifts[0], FromSmall)));

    static (Score, Fact) Found(params Assignment[] assignments)
    {
        var match = Assert.Single(Find<LendersShare>(Two, assignments));
        return (match.Cost, match.Fact);
    }
}
