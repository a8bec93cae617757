using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class LocalDaysTests
{
    /// <summary>Days when the clocks change, in our time and a hundred years ago, and days about which a calendar may be wrong.</summary>
    public static TheoryData<string> Days =>
    [
        "2026-03-29", "2026-10-25", "2027-03-28", "2028-02-29", "2026-12-31", "2027-01-01", "1980-04-06", "1970-01-01", "1969-12-31", "1916-05-15", "1916-10-01", "1900-02-28",
    ];

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_is_that_of_the_calendar_in_every_minute_around(string day)
    {
        var noon = Date(day).At(LocalTime.Noon).InZoneLeniently(Stockholm).ToInstant();

        for (var minute = -48 * 60; minute <= 48 * 60; minute++)
        {
            var instant = noon + Duration.FromMinutes(minute);
            Assert.Equal(instant.InZone(Stockholm).Date, LocalDays.Date(LocalDays.Of(instant, Stockholm)));
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_starts_when_the_calendar_says_and_not_a_tick_before(string day)
    {
        var date = Date(day);
        foreach (var each in (LocalDate[])[date.PlusDays(-1), date, date.PlusDays(1)])
        {
            var start = LocalDays.Start(Number(each), Stockholm);

            Assert.Equal(each.AtStartOfDayInZone(Stockholm).ToInstant(), start);
            Assert.Equal((Number(each), Number(each) - 1), (LocalDays.Of(start, Stockholm), LocalDays.Of(start - Duration.FromTicks(1), Stockholm)));
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void A_time_on_the_wall_is_that_of_the_calendar_also_where_it_is_skipped_or_shown_twice(string day)
    {
        var date = Date(day);
        for (var step = -1; step <= 1; step++)
            for (var minute = 0; minute < 24 * 60; minute += 15)
            {
                var time = new LocalTime(minute / 60, minute % 60);
                Assert.Equal(date.PlusDays(step).At(time).InZoneLeniently(Stockholm).ToInstant(), LocalDays.At(Number(date) + step, time, Stockholm));
            }
    }

    [Fact]
    public void A_time_that_the_clocks_skip_is_as_long_after_the_gap_and_one_shown_twice_is_the_first()
    {
        Assert.Equal(At("2026-03-29 03:30"), LocalDays.At(Number(new(2026, 3, 29)), new(2, 30), Stockholm));
        Assert.Equal(SecondTime("2026-10-25 02:30") - Hours(1), LocalDays.At(Number(new(2026, 10, 25)), new(2, 30), Stockholm));
    }

    [Fact]
    public void Weeks_are_those_of_the_calendar_over_every_year_end_before_1970_and_after()
    {
        for (var date = new LocalDate(1950, 1, 1); date < new LocalDate(2050, 1, 1); date = date.PlusDays(1))
        {
            var monday = LocalDays.Date(LocalDays.Monday(LocalDays.Week(Number(date))));

            Assert.Equal(IsoDayOfWeek.Monday, monday.DayOfWeek);
            Assert.Equal(Week(date), Week(monday));
            Assert.InRange(Period.DaysBetween(monday, date), 0, 6);
        }

        static (int, int) Week(LocalDate date) => (WeekYearRules.Iso.GetWeekYear(date), WeekYearRules.Iso.GetWeekOfWeekYear(date));
    }

    [Theory]
    [InlineData(2026)]
    [InlineData(2032)]
    public void The_53rd_week_goes_into_the_next_year(int year)
    {
        Assert.Equal(53, WeekYearRules.Iso.GetWeeksInWeekYear(year));
        Assert.Equal(LocalDays.Week(Number(new(year, 12, 31))), LocalDays.Week(Number(new(year + 1, 1, 1))));
    }

    [Fact]
    public void The_first_day_is_the_first_of_January_1970() =>
        Assert.Equal([new(1969, 12, 31), new(1970, 1, 1), new(1970, 1, 2)], Enumerable.Range(-1, 3).Select(LocalDays.Date));

    static LocalDate Date(string day) => LocalDatePattern.Iso.Parse(day).Value;

    static int Number(LocalDate date) => Period.DaysBetween(LocalDays.Epoch, date);
}
