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

    [Fact]
    public void A_known_break_is_part_of_the_shift() =>
        Assert.Single(Check(From("2026-02-02 07:00", "20:01").WithBreaks(("2026-02-02 12:00", "2026-02-02 14:00"))));

    [Fact]
    public void Where_the_day_is_fixed_a_split_shift_is_one_shift()
    {
        Assert.Empty(CheckDay(From("2026-02-02 07:00", "12:00"), From("2026-02-02 15:00", "20:00")));

        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(CheckDay(From("2026-02-02 07:00", "12:00"), From("2026-02-02 15:00", "20:01"))));
        Assert.Equal((Hours(13, 1), Hours(13), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-02-02 07:00"), At("2026-02-02 20:01")), breach.When);
        Assert.Equal(2, breach.Duties.Count);
    }

    [Fact]
    public void Where_the_day_is_fixed_a_daily_rest_divides_two_shifts_and_a_minute_less_does_not()
    {
        Assert.Empty(CheckDay(From("2026-02-02 06:00", "10:00"), From("2026-02-02 21:00", "23:00")));
        Assert.Equal(Hours(17), Assert.IsType<Breach.TooLong>(Assert.Single(CheckDay(From("2026-02-02 06:00", "10:00"), From("2026-02-02 20:59", "23:00")))).Had);
    }

    [Fact]
    public void Work_and_jour_may_go_on_for_twenty_hours_and_not_a_minute_longer()
    {
        var day = From("2026-02-02 07:00", "15:00");

        Assert.Empty(Only(Presets.LongestSpan, day, From("2026-02-02 15:00", "2026-02-03 03:00", kind: DutyKind.OnCall)));

        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Only(Presets.LongestSpan, day, From("2026-02-02 15:00", "2026-02-03 03:01", kind: DutyKind.OnCall))));
        Assert.Equal((Hours(20, 1), Hours(20)), (breach.Had, breach.Allowed));
        Assert.Equal(At("2026-02-03 03:00"), breach.LatestEnd);
    }

    [Fact]
    public void Thirteen_hours_may_be_overridden_and_twenty_may_not()
    {
        var day = Lasting("2026-02-02 07:00", 20, 1);

        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.ShiftSpan, day));
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.LongestSpan, day));
        Assert.Equal((true, false), (Rulebook.Standard[Presets.ShiftSpan].MayBeOverridden, Rulebook.Standard[Presets.LongestSpan].MayBeOverridden));
    }

    static Breach[] CheckDay(params Duty[] duties) => Only(Presets.ShiftSpan, duties, dayBreak: new(6, 0));

    [Fact]
    public void The_end_of_the_employers_day_parts_a_shift_in_two()
    {
        // 13 to 22 and 07 to 11: nine hours between, in two of the employer's days, each with its eleven hours whole.
        Duty[] evening = [From("2026-02-02 13:00", "22:00"), From("2026-02-03 07:00", "11:00")];

        Assert.Empty(Only(Presets.ShiftSpan, evening, dayBreak: new(22, 0)));
        Assert.Single(Only(Presets.ShiftSpan, evening, dayBreak: new(12, 0)));
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.ShiftSpan, duties);
}
