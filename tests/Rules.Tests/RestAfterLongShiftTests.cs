using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class RestAfterLongShiftTests
{
    [Fact]
    public void After_thirteen_hours_the_rule_asks_nothing() =>
        Assert.Empty(Check(From("2026-02-02 07:00", "20:00"), From("2026-02-03 07:00", "15:00")));

    [Fact]
    public void After_a_minute_more_the_rest_is_as_long_as_the_work() =>
        Assert.Empty(Check(From("2026-02-02 07:00", "20:01"), From("2026-02-03 09:02", "15:00")));

    [Fact]
    public void A_minute_less_is_a_breach_that_says_how_long_the_rest_had_to_be()
    {
        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Check(From("2026-02-02 07:00", "20:01"), From("2026-02-03 09:01", "15:00"))));

        Assert.Equal((Hours(13), Hours(13, 1), Hours(0, 1)), (breach.Had, breach.Required, breach.Excess));
        Assert.Equal(new(At("2026-02-02 20:01"), At("2026-02-03 09:01")), breach.When);
        Assert.Equal(At("2026-02-03 09:02"), breach.EarliestStart);
    }

    [Fact]
    public void Duties_that_touch_are_one_stretch_of_work() =>
        Assert.Equal(Hours(20), Assert.IsType<Breach.RestTooShort>(Assert.Single(
            Check(From("2026-02-02 07:00", "15:00"), From("2026-02-02 15:00", "2026-02-03 03:00"), From("2026-02-03 22:59", "23:30")))).Required);

    [Fact]
    public void A_known_break_lengthens_no_rest()
    {
        var day = From("2026-02-02 07:00", "21:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 14:00"));

        Assert.Empty(Check(day, From("2026-02-03 09:00", "15:00")));
        Assert.Equal(Hours(12), Assert.IsType<Breach.RestTooShort>(Assert.Single(Check(day, From("2026-02-03 08:59", "15:00")))).Required);
    }

    [Fact]
    public void The_rest_is_never_shorter_than_a_daily_rest()
    {
        var day = From("2026-02-02 07:00", "21:00").WithBreaks(("2026-02-02 10:00", "2026-02-02 14:00"));

        Assert.Empty(Check(day, From("2026-02-03 08:00", "15:00")));
        Assert.Equal(Hours(11), Assert.IsType<Breach.RestTooShort>(Assert.Single(Check(day, From("2026-02-03 07:59", "15:00")))).Required);
    }

    [Fact]
    public void Twelve_hours_on_the_wall_are_thirteen_when_the_clocks_go_back()
    {
        Assert.Empty(Check(From("2026-10-24 19:00", "2026-10-25 07:00"), From("2026-10-25 18:00", "20:00")));
        Assert.Single(Check(From("2026-10-24 19:00", "2026-10-25 07:01"), From("2026-10-25 20:01", "21:00")));
        Assert.Empty(Check(From("2026-10-24 19:00", "2026-10-25 07:01"), From("2026-10-25 20:02", "21:00")));
    }

    [Fact]
    public void It_stops_in_every_mode_and_is_not_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.RestAfterLongShift, From("2026-02-02 07:00", "20:01"), From("2026-02-03 07:01", "15:00")));
        Assert.False(Rulebook.Standard[Presets.RestAfterLongShift].MayBeOverridden);
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.RestAfterLongShift, duties);
}
