using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class DaysInARowTests
{
    [Fact]
    public void Six_days_in_a_row_is_enough() => Assert.Empty(Check(Days("2026-02-02 08:00", 6)));

    [Fact]
    public void The_seventh_is_a_breach_that_names_the_days()
    {
        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Check(Days("2026-02-02 08:00", 7))));

        Assert.Equal((7, 6), (breach.Had, breach.Allowed));
        Assert.Equal(new LocalDate(2026, 2, 2), breach.FirstDay);
        Assert.Equal(new LocalDate(2026, 2, 8), breach.LastDay);
        Assert.Equal(7, breach.Duties.Count);
    }

    [Fact]
    public void A_day_off_starts_the_count_again() =>
        Assert.Empty(Check([.. Days("2026-02-02 08:00", 6), .. Days("2026-02-09 08:00", 6)]));

    [Fact]
    public void Two_duties_on_a_day_are_one_day() =>
        Assert.Empty(Check([.. Days("2026-02-02 08:00", 6), .. Days("2026-02-02 12:00", 6)]));

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_starts() =>
        Assert.Empty(Check(Days("2026-02-02 19:00", 6)));

    [Fact]
    public void Midnight_on_the_wall_decides_which_day_it_is()
    {
        // 23:30 in Stockholm on the first summer night is 21:30 in UTC; the run of days is the wall's.
        Assert.Single(Check([.. Enumerable.Range(25, 7).Select(day => Lasting($"2026-03-{day} 23:30", 1))]));
        Assert.Single(Check([.. Enumerable.Range(25, 7).Select(day => Lasting($"2026-10-{day} 00:30", 1))]));
    }

    [Fact]
    public void The_leap_day_and_new_year_are_days()
    {
        Assert.Single(Check([.. Enumerable.Range(24, 6).Select(day => Lasting($"2028-02-{day} 08:00", 4)), Lasting("2028-03-01 08:00", 4)]));
        Assert.Empty(Check([.. Enumerable.Range(24, 5).Select(day => Lasting($"2028-02-{day} 08:00", 4)), Lasting("2028-03-01 08:00", 4)]));
        Assert.Single(Check([.. Enumerable.Range(26, 6).Select(day => Lasting($"2026-12-{day} 08:00", 4)), Lasting("2027-01-01 08:00", 4)]));
    }

    [Fact]
    public void Leave_and_stand_by_are_days_off_and_a_journey_is_none()
    {
        Assert.Empty(Check([.. Days("2026-02-02 08:00", 6), Lasting("2026-02-08 08:00", 8) with { Kind = DutyKind.Absence }]));
        Assert.Empty(Check([.. Days("2026-02-02 08:00", 6), Lasting("2026-02-08 08:00", 8) with { Kind = DutyKind.StandBy }]));
        Assert.Single(Check([.. Days("2026-02-02 08:00", 6), Lasting("2026-02-08 08:00", 8) with { Kind = DutyKind.Travel }]));
    }

    [Fact]
    public void The_seventh_day_begins_at_midnight()
    {
        Assert.Empty(Check([.. Days("2026-02-02 08:00", 5), Lasting("2026-02-07 23:59", 8)]));
        Assert.Single(Check([.. Days("2026-02-02 08:00", 6), Lasting("2026-02-08 00:00", 8)]));
    }

    [Fact]
    public void It_stops_in_every_mode_and_may_be_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.DaysInARow, Days("2026-02-02 08:00", 7)));
        Assert.True(Rulebook.Standard[Presets.DaysInARow].MayBeOverridden);
    }

    static Duty[] Days(string first, int count) =>
        [.. Enumerable.Range(0, count).Select(day => new Duty(At(first) + Hours(24 * day), At(first) + Hours(24 * day + 8)))];

    static Breach[] Check(params Duty[] duties) => Only(Presets.DaysInARow, duties);
}
