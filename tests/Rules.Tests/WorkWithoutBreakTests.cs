using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class WorkWithoutBreakTests
{
    [Fact]
    public void Five_hours_without_a_break_is_enough() => Assert.Empty(Check(From("2026-02-02 08:00", "13:00").WithBreaks()));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_when_the_break_had_to_begin()
    {
        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 08:00", "13:01").WithBreaks())));

        Assert.Equal((Hours(5, 1), Hours(5), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(At("2026-02-02 13:00"), breach.LatestEnd);
    }

    [Fact]
    public void Before_and_after_a_break_each_has_five_hours()
    {
        Assert.Empty(Check(From("2026-02-02 08:00", "18:30").WithBreaks(("2026-02-02 13:00", "2026-02-02 13:30"))));

        var late = Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 08:00", "18:30").WithBreaks(("2026-02-02 13:01", "2026-02-02 13:30")))));
        var early = Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 08:00", "18:30").WithBreaks(("2026-02-02 12:59", "2026-02-02 13:29")))));

        Assert.Equal(new(At("2026-02-02 08:00"), At("2026-02-02 13:01")), late.When);
        Assert.Equal(new(At("2026-02-02 13:29"), At("2026-02-02 18:30")), early.When);
    }

    [Fact]
    public void A_plan_that_does_not_say_when_people_eat_is_not_asked() => Assert.Empty(Check(From("2026-02-02 08:00", "20:00")));

    [Fact]
    public void Duties_that_touch_are_one_piece_of_work()
    {
        var breach = Assert.Single(Check(From("2026-02-02 08:00", "11:00").WithBreaks(), From("2026-02-02 11:00", "13:01").WithBreaks()));

        Assert.Equal(2, breach.Duties.Count);
        Assert.Equal(At("2026-02-02 11:00"), breach.At);
        Assert.Empty(Check(From("2026-02-02 08:00", "11:00").WithBreaks(), From("2026-02-02 11:01", "13:01").WithBreaks()));
    }

    [Fact]
    public void The_hours_are_those_that_pass_when_the_clocks_change()
    {
        Assert.Empty(Check(From("2026-03-28 22:00", "2026-03-29 04:00").WithBreaks()));
        Assert.Single(Check(From("2026-03-28 22:00", "2026-03-29 04:01").WithBreaks()));
        Assert.Empty(Check(new Duty(At("2026-10-24 22:00"), SecondTime("2026-10-25 02:00")).WithBreaks()));
        Assert.Single(Check(new Duty(At("2026-10-24 22:00"), SecondTime("2026-10-25 02:01")).WithBreaks()));
    }

    [Fact]
    public void It_stops_in_every_mode_and_is_not_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.Break, From("2026-02-02 08:00", "13:01").WithBreaks()));
        Assert.False(Rulebook.Standard[Presets.Break].MayBeOverridden);
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.Break, duties);
}
