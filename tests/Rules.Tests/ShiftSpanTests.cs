using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class ShiftSpanTests
{
    [Fact]
    public void Thirteen_hours_is_enough() => Assert.Empty(Check(Lasting("2026-02-02 07:00", 13)));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_when_it_had_to_end()
    {
        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Check(Lasting("2026-02-02 07:00", 13, 1))));

        Assert.Equal(Hours(13, 1), breach.Had);
        Assert.Equal(At("2026-02-02 20:00"), breach.LatestEnd);
        Assert.Equal(Hours(0, 1), breach.Excess);
    }

    [Fact]
    public void Duties_that_touch_are_measured_together() =>
        Assert.Equal(Hours(13, 30), Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 07:00", "12:00"), From("2026-02-02 12:00", "20:30")))).Had);

    [Fact]
    public void A_minute_between_makes_two_stretches() =>
        Assert.Empty(Check(From("2026-02-02 07:00", "12:00"), From("2026-02-02 12:01", "20:30")));

    [Fact]
    public void Twelve_hours_on_the_wall_are_thirteen_when_the_clocks_go_back()
    {
        Assert.Empty(Check(From("2026-10-24 19:00", "2026-10-25 07:00")));
        Assert.Single(Check(From("2026-10-24 19:00", "2026-10-25 07:01")));
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.ShiftSpan, duties);
}
