using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class OnCallHoursTests
{
    [Fact]
    public void Forty_eight_hours_of_jour_in_four_weeks_is_enough() => Assert.Empty(Check(Jour("2026-02-02 08:00", 4, 12)));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_how_much_and_in_which_four_weeks()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Jour("2026-02-02 08:00", 4, 12), .. Jour("2026-03-01 23:59", 1, 0, 1)])));

        Assert.Equal((Hours(48, 1), Hours(48), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-02-02 00:00"), At("2026-03-02 00:00")), breach.When);
    }

    [Fact]
    public void A_minute_on_the_29th_day_is_in_other_four_weeks() =>
        Assert.Empty(Check([.. Jour("2026-02-02 08:00", 4, 12), .. Jour("2026-03-02 00:00", 1, 0, 1)]));

    [Fact]
    public void The_hours_are_those_that_pass_when_the_clocks_go_back()
    {
        var evening = From("2026-10-24 19:00", "2026-10-25 07:00", kind: DutyKind.OnCall);

        Assert.Empty(Check([.. Jour("2026-10-12 08:00", 5, 7), evening]));
        Assert.Equal(Hours(48, 1), Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Jour("2026-10-12 08:00", 5, 7), evening, .. Jour("2026-10-27 08:00", 1, 0, 1)]))).Had);
    }

    [Fact]
    public void By_the_month_fifty_hours_is_enough_and_a_minute_more_is_not()
    {
        var terms = HourTerms.Of(Rulebook.Standard.CappedBy(WindowKind.CalendarMonth));
        var february = Jour("2028-02-02 08:00", 5, 10);

        Assert.Empty(Only(Presets.OnCallInMonth, [.. february, .. Jour("2028-03-01 00:00", 1, 8), .. Jour("2028-01-31 22:00", 1, 8)], terms));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.OnCallInMonth, [.. february, .. Jour("2028-02-29 23:59", 1, 0, 1)], terms)));
        Assert.Equal((Hours(50, 1), Hours(50)), (breach.Had, breach.Allowed));
        Assert.Empty(Only(Presets.OnCallInFourWeeks, Jour("2028-02-02 08:00", 5, 10), terms));
    }

    [Fact]
    public void Work_and_stand_by_at_home_are_no_jour()
    {
        Assert.Empty(Check([.. Jour("2026-02-02 08:00", 4, 12), Lasting("2026-02-09 08:00", 8)]));
        Assert.Empty(Check([.. Jour("2026-02-02 08:00", 4, 12), Lasting("2026-02-09 08:00", 8) with { Kind = DutyKind.StandBy }]));
    }

    [Fact]
    public void It_stops_in_the_ordinary_mode_and_is_off_in_the_others() =>
        Assert.Equal([Severity.Stop, Severity.Off, Severity.Off], InEachMode(Presets.OnCallInFourWeeks, Jour("2026-02-02 08:00", 5, 10)));

    static Duty[] Jour(string first, int days, int hours, int minutes = 0) => Daily(first, days, hours, minutes, kind: DutyKind.OnCall);

    static Breach[] Check(params Duty[] duties) => Only(Presets.OnCallInFourWeeks, duties);
}
