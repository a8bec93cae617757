using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class WorkToRestTests
{
    [Fact]
    public void Sixteen_hours_of_work_leave_eight_of_rest() => Assert.Empty(Check(From("2026-02-02 04:00", "20:00")));

    [Fact]
    public void A_minute_more_is_a_breach_of_that_day()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check(From("2026-02-02 04:00", "20:01"))));

        Assert.Equal((Hours(16, 1), Hours(16), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-02-02 00:00"), At("2026-02-03 00:00")), breach.When);
    }

    [Fact]
    public void Without_a_fixed_day_midnight_divides_the_work_and_with_one_its_own_hour_does()
    {
        var late = From("2026-02-02 08:00", "2026-02-03 01:00");

        Assert.Empty(Check(late));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.WorkToRest, [late], dayBreak: new(6, 0))));
        Assert.Equal(Hours(17), breach.Had);
        Assert.Equal(new(At("2026-02-02 06:00"), At("2026-02-03 06:00")), breach.When);
    }

    [Fact]
    public void The_pieces_of_a_day_are_added_and_a_journey_is_one_of_them()
    {
        Duty[] day = [From("2026-02-02 00:00", "06:00"), From("2026-02-02 09:00", "17:00"), From("2026-02-02 18:00", "20:00", kind: DutyKind.Travel)];

        Assert.Empty(Check(day));
        Assert.Equal(4, Assert.Single(Check([.. day, From("2026-02-02 23:59", "2026-02-03 04:00")])).Duties.Count);
    }

    [Fact]
    public void A_known_break_is_rest() => Assert.Empty(Check(From("2026-02-02 04:00", "21:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 13:00"))));

    [Theory]
    [InlineData("2026-03-29 04:00", 15, 20)]
    [InlineData("2026-10-25 04:00", 16, 40)]
    [InlineData("2028-02-29 04:00", 16, 0)]
    public void The_day_has_the_hours_that_pass(string start, int hours, int minutes)
    {
        Assert.Empty(Check(Lasting(start, hours, minutes)));
        Assert.Equal(Hours(hours, minutes), Assert.IsType<Breach.TooMuch>(Assert.Single(Check(Lasting(start, hours, minutes + 1)))).Allowed);
    }

    [Fact]
    public void It_warns_in_every_mode() =>
        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.WorkToRest, From("2026-02-02 04:00", "20:01")));

    static Breach[] Check(params Duty[] duties) => Only(Presets.WorkToRest, duties);
}
