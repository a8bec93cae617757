using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class NightsInARowTests
{
    [Fact]
    public void Three_nights_in_a_row_is_enough() => Assert.Empty(Check(Daily("2026-02-02 22:00", 3, 8)));

    [Fact]
    public void The_fourth_is_a_breach_that_names_the_evenings()
    {
        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Check(Daily("2026-02-02 22:00", 4, 8))));

        Assert.Equal((4, 3, Duration.FromDays(1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal((new LocalDate(2026, 2, 2), new LocalDate(2026, 2, 5)), (breach.FirstDay, breach.LastDay));
        Assert.Equal(new(At("2026-02-02 22:00"), At("2026-02-06 06:00")), breach.When);
    }

    [Fact]
    public void A_night_off_starts_the_count_again() => Assert.Empty(Check([.. Daily("2026-02-02 22:00", 3, 8), .. Daily("2026-02-06 22:00", 3, 8)]));

    [Fact]
    public void A_night_shift_that_starts_after_midnight_belongs_to_the_evening_before()
    {
        Assert.Single(Check([.. Daily("2026-02-02 22:00", 3, 8), From("2026-02-06 00:30", "06:00")]));
        Assert.Empty(Check([.. Daily("2026-02-02 22:00", 3, 8), From("2026-02-07 00:30", "06:00")]));
    }

    [Fact]
    public void A_duty_with_less_than_three_hours_of_night_is_no_night_shift()
    {
        Assert.Single(Check([.. Daily("2026-02-02 22:00", 3, 8), From("2026-02-05 17:00", "2026-02-06 01:00")]));
        Assert.Empty(Check([.. Daily("2026-02-02 22:00", 3, 8), From("2026-02-05 17:00", "2026-02-06 00:59")]));
    }

    [Fact]
    public void Two_night_shifts_in_one_night_are_one_night() =>
        Assert.Empty(Check([.. Daily("2026-02-02 19:00", 3, 6), .. Daily("2026-02-03 02:00", 3, 5)]));

    [Fact]
    public void The_night_when_the_clocks_go_forward_is_an_hour_shorter()
    {
        Assert.Single(Check([.. Daily("2026-03-25 22:00", 3, 8), From("2026-03-29 00:00", "04:00")]));
        Assert.Empty(Check([.. Daily("2026-03-25 22:00", 3, 8), From("2026-03-29 00:00", "03:59")]));
    }

    [Fact]
    public void The_nights_over_the_change_of_the_clocks_new_year_and_the_leap_day_follow_each_other()
    {
        Assert.All(
            (string[])["2026-03-27 22:00", "2026-10-23 22:00", "2026-12-29 22:00", "2028-02-27 22:00"],
            first => Assert.Equal(4, Assert.IsType<Breach.TooMany>(Assert.Single(Check(Daily(first, 4, 8)))).Had));
    }

    [Fact]
    public void It_warns_in_every_mode() =>
        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.NightsInARow, Daily("2026-02-02 22:00", 4, 8)));

    static Breach[] Check(params Duty[] duties) => Only(Presets.NightsInARow, duties);
}
