using MutualAid.Database.Demo;
using NodaTime;

namespace MutualAid.Database.Tests.Demo;

public sealed class DemoCalendarTests
{
    [Theory]
    [InlineData("2027-02-02T09:41:17Z", "2027-02-02T09:00:00Z", 2027, 2, 3)]
    [InlineData("2027-02-02T22:59:59Z", "2027-02-02T22:00:00Z", 2027, 2, 3)]
    [InlineData("2027-02-02T23:00:00Z", "2027-02-02T23:00:00Z", 2027, 2, 4)]
    [InlineData("2026-12-31T12:00:00Z", "2026-12-31T12:00:00Z", 2027, 1, 1)]
    [InlineData("2028-02-28T12:30:00Z", "2028-02-28T12:00:00Z", 2028, 2, 29)]
    [InlineData("2027-10-31T00:30:00Z", "2027-10-31T00:00:00Z", 2027, 11, 1)]
    [InlineData("2027-10-31T01:30:00Z", "2027-10-31T01:00:00Z", 2027, 11, 1)]
    public void It_starts_at_the_whole_hour_and_the_first_shifts_the_next_morning(string now, string started, int year, int month, int day)
    {
        var calendar = DemoCalendar.At(DemoDatabase.At(now), []);

        Assert.Equal(DemoDatabase.At(started), calendar.Started);
        Assert.Equal(new LocalDate(year, month, day), calendar.FirstDay);
    }

    [Fact]
    public void Only_holidays_of_the_four_weeks_count()
    {
        var before = new LocalDate(2026, 12, 24);
        var within = new LocalDate(2027, 1, 1);
        var calendar = DemoCalendar.At(DemoDatabase.At(DemoDatabase.ChristmasEve), [within, before, before.PlusDays(29)]);

        Assert.Equal([within], calendar.Holidays);
    }
}
