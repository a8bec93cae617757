using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class DailyRestTests
{
    [Fact]
    public void Eleven_hours_between_duties_is_enough() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "20:00"), From("2026-02-03 07:00", "15:00")));

    [Fact]
    public void One_minute_less_is_a_breach_that_says_what_was_there_and_when_it_would_have_been_lawful()
    {
        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Check(From("2026-02-03 06:59", "15:00"), From("2026-02-02 08:00", "20:00"))));

        Assert.Equal(Hours(10, 59), breach.Had);
        Assert.Equal(Hours(11), breach.Required);
        Assert.Equal(Hours(0, 1), breach.Excess);
        Assert.Equal(At("2026-02-03 07:00"), breach.EarliestStart);
        Assert.Equal(Presets.DailyRest, breach.RuleId);
    }

    [Fact]
    public void Duties_that_touch_are_one_stretch_and_no_rest() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "12:00"), From("2026-02-02 12:00", "20:00")));

    [Fact]
    public void An_hour_off_in_the_middle_of_the_day_is_a_rest_that_is_too_short() =>
        Assert.Equal(Hours(1), Assert.IsType<Breach.RestTooShort>(Assert.Single(Check(From("2026-02-02 08:00", "12:00"), From("2026-02-02 13:00", "17:00")))).Had);

    [Fact]
    public void A_long_duty_over_a_short_one_counts_to_its_own_end() =>
        Assert.Equal(Hours(10), Assert.IsType<Breach.RestTooShort>(Assert.Single(
            Check(From("2026-02-02 08:00", "20:00"), From("2026-02-02 09:00", "10:00"), From("2026-02-03 06:00", "10:00")))).Had);

    [Theory]
    [InlineData("2026-03-28 20:00", "2026-03-29 07:00", false)]
    [InlineData("2026-03-28 20:00", "2026-03-29 08:00", true)]
    [InlineData("2026-10-24 21:00", "2026-10-25 07:00", true)]
    [InlineData("2026-10-24 21:00", "2026-10-25 06:59", false)]
    [InlineData("2026-12-31 20:00", "2027-01-01 07:00", true)]
    [InlineData("2028-02-28 20:00", "2028-02-29 06:59", false)]
    public void The_rest_is_measured_in_hours_that_pass(string from, string to, bool isLawful) =>
        Assert.Equal(isLawful, Check(new Duty(At(from) - Hours(8), At(from)), new Duty(At(to), At(to) + Hours(8))).Length == 0);

    [Fact]
    public void A_stricter_limit_is_held() =>
        Assert.Single(Only(Presets.DailyRest, [From("2026-02-02 08:00", "20:00"), From("2026-02-03 07:00", "15:00")], limit: 12 * 60));

    [Fact]
    public void A_known_break_and_stand_by_and_leave_end_no_rest()
    {
        Assert.Empty(Check(From("2026-02-02 08:00", "20:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 14:00"))));
        Assert.Empty(Check(From("2026-02-02 08:00", "20:00"), From("2026-02-02 22:00", "2026-02-03 06:00", kind: DutyKind.StandBy), From("2026-02-03 07:00", "15:00")));
        Assert.Empty(Check(From("2026-02-02 08:00", "20:00"), From("2026-02-03 06:00", "07:00", kind: DutyKind.Absence), From("2026-02-03 07:00", "15:00")));
        Assert.Single(Check(From("2026-02-02 08:00", "20:00"), From("2026-02-03 06:00", "07:00", kind: DutyKind.Travel), From("2026-02-03 07:00", "15:00")));
    }

    [Fact]
    public void Where_the_day_is_fixed_eleven_hours_of_it_is_enough() =>
        Assert.Empty(CheckDay(From("2026-02-02 08:00", "12:00"), From("2026-02-02 15:00", "19:00")));

    [Fact]
    public void Where_the_day_is_fixed_a_minute_less_is_a_breach_of_that_day_though_nobody_works_the_next_morning()
    {
        var breach = Assert.IsType<Breach.DayWithoutRest>(Assert.Single(CheckDay(From("2026-02-02 08:00", "12:00"), From("2026-02-02 15:00", "19:01"))));

        Assert.Equal((Hours(10, 59), Hours(11), Hours(0, 1)), (breach.Had, breach.Required, breach.Excess));
        Assert.Equal(new(At("2026-02-02 06:00"), At("2026-02-03 06:00")), breach.When);
        Assert.Equal(At("2026-02-02 15:00"), breach.At);
        Assert.Equal(2, breach.Duties.Count);
    }

    [Fact]
    public void Where_the_day_is_fixed_the_rest_may_lie_before_the_work_or_after_it()
    {
        Assert.Empty(CheckDay(From("2026-02-02 17:00", "2026-02-03 06:00")));
        Assert.Single(CheckDay(From("2026-02-02 16:59", "2026-02-03 06:00")));
        Assert.Empty(CheckDay(From("2026-02-02 17:00", "2026-02-03 19:00")));
        Assert.Single(CheckDay(From("2026-02-02 17:00", "2026-02-03 19:01")));
    }

    [Fact]
    public void A_fixed_day_that_is_all_work_has_no_rest() =>
        Assert.Equal([Hours(2), Hours(0), Hours(3)], CheckDay(From("2026-02-02 08:00", "2026-02-05 03:00")).Select(breach => Assert.IsType<Breach.DayWithoutRest>(breach).Had));

    [Theory]
    [InlineData("2026-03-28 08:00", "2026-03-28 18:00")]
    [InlineData("2026-10-24 08:00", "2026-10-24 20:00")]
    [InlineData("2026-12-31 08:00", "2026-12-31 19:00")]
    [InlineData("2028-02-29 08:00", "2028-02-29 19:00")]
    public void A_fixed_day_has_the_hours_that_pass(string start, string end)
    {
        Assert.Empty(CheckDay(From(start, end)));
        Assert.Single(CheckDay(new Duty(At(start), At(end) + Hours(0, 1))));
    }

    [Fact]
    public void It_stops_in_every_mode_and_may_be_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.DailyRest, From("2026-02-02 08:00", "20:00"), From("2026-02-03 06:59", "15:00")));
        Assert.True(Rulebook.Standard[Presets.DailyRest].MayBeOverridden);
    }

    static Breach[] CheckDay(params Duty[] duties) => Only(Presets.DailyRest, duties, dayBreak: new(6, 0));

    static Breach[] Check(params Duty[] duties) => Only(Presets.DailyRest, duties);
}
