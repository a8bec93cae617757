using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class CompensatoryRestTests
{
    // An hour is missing between Monday and Tuesday, so it is owed from Tuesday 06:00, and 12 hours in one piece pay it.
    static readonly Duty Monday = From("2026-02-02 08:00", "20:00");
    static readonly Duty[] Owing = [Monday, .. Daily("2026-02-03 06:00", 6, 12, 1)];

    [Fact]
    public void A_rest_that_begins_when_the_seven_days_are_over_is_in_time() =>
        Assert.Empty(Check([.. Owing, From("2026-02-09 06:00", "2026-02-10 06:00")]));

    [Fact]
    public void A_minute_later_is_a_breach_that_says_what_is_owed_and_since_when()
    {
        var breach = Assert.IsType<Breach.RestStillOwed>(Assert.Single(Check([.. Owing, From("2026-02-09 06:00", "2026-02-10 06:01")])));

        Assert.Equal(Hours(1), breach.Owed);
        Assert.Equal(new(At("2026-02-03 06:00"), At("2026-02-10 06:00")), breach.When);
        Assert.Equal(At("2026-02-10 06:00"), breach.At);
        Assert.Equal([Monday, Owing[1]], breach.Duties);
    }

    [Fact]
    public void A_rest_as_long_as_the_daily_one_and_what_is_owed_pays_it_and_a_minute_less_does_not()
    {
        Duty[] tight = [.. Owing, From("2026-02-09 06:00", "2026-02-10 06:01")];

        Assert.Single(Check(tight));
        Assert.Empty(Check([.. tight.Where(duty => duty != tight[3]), tight[3] with { Start = At("2026-02-05 06:01") }]));
    }

    [Fact]
    public void Two_debts_are_paid_by_one_rest_that_holds_both()
    {
        // A second hour is missing between Tuesday and Wednesday: 13 hours pay both, and after 12:59 both are still owed.
        Duty[] nights = [Monday, From("2026-02-03 06:00", "18:00"), From("2026-02-04 04:00", "16:00")];

        Assert.Equal(Hours(2), OwedAt("2026-02-05 05:00", [.. nights, From("2026-02-05 04:59", "16:00")]));
        Assert.Equal(Hours(0), OwedAt("2026-02-05 05:00", [.. nights, From("2026-02-05 05:00", "16:00")]));
    }

    [Theory]
    [InlineData("2026-02-03 05:59", 0)]
    [InlineData("2026-02-03 06:00", 1)]
    [InlineData("2026-02-03 14:00", 1)]
    [InlineData("2026-02-03 14:01", 0)]
    public void What_a_daily_rest_lacked_is_owed_from_the_next_start_until_the_rest_that_pays_it_begins(string at, int hours) =>
        Assert.Equal(Hours(hours), OwedAt(at, Monday, From("2026-02-03 06:00", "14:00")));

    [Theory]
    [InlineData("2026-02-07 20:00", 0)]
    [InlineData("2026-02-07 20:01", 3)]
    public void What_a_weekly_rest_lacked_is_owed_from_the_end_of_the_work_that_had_none(string at, int hours) =>
        Assert.Equal(Hours(hours), OwedAt(
            at, From("2026-02-02 08:00", "16:00"), From("2026-02-03 16:00", "23:00"), From("2026-02-05 08:00", "16:00"),
            From("2026-02-06 12:00", "20:00"), From("2026-02-07 12:00", "20:01")));

    [Fact]
    public void A_whole_rest_makes_nothing_owed() => Assert.Equal(Hours(0), OwedAt("2026-02-03 08:00", Monday, From("2026-02-03 07:00", "15:00")));

    [Fact]
    public void Under_a_fixed_day_what_the_day_lacked_is_owed_from_the_start_of_its_last_duty()
    {
        // From 06:00 to 06:00 the longest rest is 02:00 to 06:00.
        DutySet duties = new([Monday, From("2026-02-02 22:00", "2026-02-03 02:00")], Stockholm);
        var terms = HourTerms.Of(Rulebook.Standard.WithDayBreak(new(6, 0)));

        Assert.Equal(Hours(0), CompensatoryRest.Owed(duties, terms, At("2026-02-02 21:59")));
        Assert.Equal(Hours(7), CompensatoryRest.Owed(duties, terms, At("2026-02-02 22:00")));
    }

    [Fact]
    public void The_seven_days_are_168_hours_when_the_clocks_go_forward()
    {
        // Owed from Monday 23 March 06:00, so until Monday 30 March 07:00 on the wall.
        Duty[] owing = [From("2026-03-22 08:00", "20:00"), .. Daily("2026-03-23 06:00", 6, 12, 1)];

        Assert.Empty(Check([.. owing, From("2026-03-29 05:02", "2026-03-30 07:00")]));
        Assert.Single(Check([.. owing, From("2026-03-29 05:02", "2026-03-30 07:01")]));
    }

    [Fact]
    public void It_stops_in_every_mode_and_may_be_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.CompensatoryRest, [.. Owing, From("2026-02-09 06:00", "2026-02-10 06:01")]));
        Assert.True(Rulebook.Standard[Presets.CompensatoryRest].MayBeOverridden);
    }

    static NodaTime.Duration OwedAt(string at, params Duty[] duties) => CompensatoryRest.Owed(new(duties, Stockholm), HourTerms.Standard, At(at));

    static Breach[] Check(params Duty[] duties) => Only(Presets.CompensatoryRest, duties);
}
