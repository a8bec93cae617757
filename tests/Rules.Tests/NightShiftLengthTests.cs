using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class NightShiftLengthTests
{
    [Fact]
    public void Eight_hours_of_night_is_enough() => Assert.Empty(Check(From("2026-02-02 22:00", "2026-02-03 06:00")));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_when_it_had_to_end()
    {
        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 22:00", "2026-02-03 06:01"))));

        Assert.Equal((Hours(8, 1), Hours(8), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(At("2026-02-03 06:00"), breach.LatestEnd);
    }

    [Fact]
    public void Three_hours_of_night_make_a_long_evening_a_night_shift()
    {
        Assert.Empty(Check(From("2026-02-02 16:00", "2026-02-03 00:59")));
        Assert.Equal(Hours(9), Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 16:00", "2026-02-03 01:00")))).Had);
    }

    [Fact]
    public void A_long_day_is_no_night() => Assert.Empty(Check(From("2026-02-02 06:00", "22:00")));

    [Fact]
    public void A_known_break_is_no_work()
    {
        Assert.Empty(Check(From("2026-02-02 22:00", "2026-02-03 07:00").WithBreaks(("2026-02-03 02:00", "2026-02-03 03:00"))));
        Assert.Single(Check(From("2026-02-02 22:00", "2026-02-03 07:00").WithBreaks(("2026-02-03 02:00", "2026-02-03 02:59"))));
    }

    [Fact]
    public void The_hours_are_those_that_pass_when_the_clocks_change()
    {
        Assert.Empty(Check(From("2026-03-28 22:00", "2026-03-29 07:00")));
        Assert.Single(Check(From("2026-03-28 22:00", "2026-03-29 07:01")));
        Assert.Empty(Check(From("2026-10-24 22:00", "2026-10-25 05:00")));
        Assert.Single(Check(From("2026-10-24 22:00", "2026-10-25 05:01")));
    }

    [Fact]
    public void It_warns_in_every_mode() =>
        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.NightShiftLength, From("2026-02-02 22:00", "2026-02-03 06:01")));

    static Breach[] Check(params Duty[] duties) => Only(Presets.NightShiftLength, duties);
}
