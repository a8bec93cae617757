using System.Globalization;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Tests.Platform;

public sealed class DatesTests
{
    public DatesTests() => Speak("sv-SE");

    static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("sv-SE", "2021-12-17T06:00Z", "2021-12-17T18:00Z", "fre 17 dec 07.00–19.00")]
    [InlineData("en-GB", "2021-12-17T06:00Z", "2021-12-17T18:00Z", "Fri 17 Dec 07:00–19:00")]
    [InlineData("sv-SE", "2026-07-04T17:00Z", "2026-07-05T05:00Z", "lör 4 juli 19.00–07.00")]
    [InlineData("sv-SE", "2026-03-01T07:00Z", "2026-03-03T15:00Z", "sön 1 mars 08.00 – tis 3 mars 16.00")]
    // The clock goes forward at 02.00 on 29 March: ten hours of work between the same two times on the wall.
    [InlineData("sv-SE", "2026-03-28T19:00Z", "2026-03-29T05:00Z", "lör 28 mars 20.00–07.00")]
    [InlineData("sv-SE", "2026-10-24T18:00Z", "2026-10-25T06:00Z", "lör 24 okt 20.00–07.00")]
    [InlineData("sv-SE", "2026-12-31T22:00Z", "2027-01-01T06:00Z", "tors 31 dec 23.00–07.00")]
    public void A_shift_is_named_by_the_day_it_starts(string culture, string start, string end, string words)
    {
        Speak(culture);
        Assert.Equal(words, Dates.Span(At(start), At(end)).Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("sv-SE", "2026-10-24T23:59Z", "01.59")]
    [InlineData("sv-SE", "2026-10-25T00:30Z", "02.30 sommartid")]
    [InlineData("sv-SE", "2026-10-25T01:30Z", "02.30 vintertid")]
    [InlineData("en-GB", "2026-10-25T01:30Z", "02:30 winter time")]
    [InlineData("sv-SE", "2026-10-25T02:00Z", "03.00")]
    [InlineData("sv-SE", "2026-03-29T01:00Z", "03.00")]
    public void The_hour_that_comes_twice_says_which_one_it_is(string culture, string instant, string words)
    {
        Speak(culture);
        Assert.Equal(words, Dates.Clock(At(instant)).Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("2021-12-16", "2021-12-29", "16–29 dec")]
    [InlineData("2021-12-28", "2022-01-03", "28 dec–3 jan 2022")]
    [InlineData("2026-02-28", "2026-03-01", "28 feb–1 mars")]
    [InlineData("2028-02-29", "2028-02-29", "tis 29 feb")]
    public void A_period_names_both_its_days(string first, string last, string words) =>
        Assert.Equal(words, Dates.Period(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)).Replace('\u00A0', ' '));

    [Fact]
    public void The_year_is_said_when_it_is_another()
    {
        Assert.Equal("fre 17 dec 2021", Dates.Day(new(2021, 12, 17), today: new(2026, 1, 1)).Replace('\u00A0', ' '));
        Assert.Equal("fre 17 dec", Dates.Day(new(2021, 12, 17), today: new(2021, 1, 1)).Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(45, "45 min")]
    [InlineData(36 * 60, "36 h")]
    [InlineData(7 * 60 + 30, "7 h 30 min")]
    public void Lengths_are_in_hours_and_minutes(int minutes, string words) => Assert.Equal(words, Dates.Length(minutes).Replace('\u00A0', ' '));

    [Theory]
    [InlineData("2026-01-15", "07:00", "2026-01-15T06:00Z")]
    [InlineData("2026-07-15", "07:00", "2026-07-15T05:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30Z")]
    public void A_time_on_the_wall_is_one_instant_on_every_night_of_the_year(string day, string time, string instant) =>
        Assert.Equal(At(instant), Dates.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)));
}
