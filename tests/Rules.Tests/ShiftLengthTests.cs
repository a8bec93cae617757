using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class ShiftLengthTests
{
    [Theory]
    [InlineData(Presets.ShiftLength, 12)]
    [InlineData(Presets.ShiftOfNine, 9)]
    public void The_limit_is_enough_and_a_minute_more_is_a_breach_that_says_when_it_had_to_end(string ruleId, int hours)
    {
        Assert.Empty(Only(ruleId, Lasting("2026-02-02 07:00", hours)));

        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Only(ruleId, Lasting("2026-02-02 07:00", hours, 1))));

        Assert.Equal((Hours(hours, 1), Hours(hours), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(At("2026-02-02 07:00") + Hours(hours), breach.LatestEnd);
    }

    [Fact]
    public void Duties_that_touch_are_added_and_those_with_a_minute_between_are_not()
    {
        Assert.Equal(Hours(12, 30), Assert.IsType<Breach.TooLong>(Assert.Single(Check(From("2026-02-02 07:00", "12:00"), From("2026-02-02 12:00", "19:30")))).Had);
        Assert.Empty(Check(From("2026-02-02 07:00", "12:00"), From("2026-02-02 12:01", "19:30")));
    }

    [Fact]
    public void A_known_break_is_no_work()
    {
        Assert.Empty(Check(From("2026-02-02 07:00", "20:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 13:00"))));
        Assert.Equal(Hours(12, 1), Assert.IsType<Breach.TooLong>(Assert.Single(
            Check(From("2026-02-02 07:00", "20:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 12:59"))))).Had);
    }

    [Fact]
    public void The_hours_are_those_that_pass_when_the_clocks_change()
    {
        Assert.Empty(Check(From("2026-03-28 19:00", "2026-03-29 08:00")));
        Assert.Single(Check(From("2026-03-28 19:00", "2026-03-29 08:01")));
        Assert.Empty(Check(From("2026-10-24 19:00", "2026-10-25 06:00")));
        Assert.Single(Check(From("2026-10-24 19:00", "2026-10-25 06:01")));
    }

    [Fact]
    public void Twelve_hours_warn_and_nine_are_a_note_in_every_mode()
    {
        var day = Lasting("2026-02-02 07:00", 12, 1);

        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.ShiftLength, day));
        Assert.Equal([Severity.Note, Severity.Note, Severity.Note], InEachMode(Presets.ShiftOfNine, day));
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.ShiftLength, duties);
}
