using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

/// <summary>The fourteen cases of the reference data about the nights when the clocks change: how long they are, and what the rules say of them.</summary>
public sealed class DstCasesTests
{
    [Theory]
    [InlineData("spring-night-2026", "2026-03-28 22:00", "2026-03-29 07:00", 8, 0)]
    [InlineData("autumn-night-2026", "2026-10-24 22:00", "2026-10-25 07:00", 10, 0)]
    [InlineData("spring-rest-11", "2026-03-28 20:00", "2026-03-29 07:00", 10, 0)]
    [InlineData("spring-rest-ok", "2026-03-28 20:00", "2026-03-29 08:00", 11, 0)]
    [InlineData("autumn-rest-11", "2026-10-24 21:00", "2026-10-25 07:00", 11, 0)]
    [InlineData("spring-36", "2026-03-27 20:00", "2026-03-29 08:00", 35, 0)]
    [InlineData("autumn-36", "2026-10-23 20:00", "2026-10-25 07:00", 36, 0)]
    [InlineData("day-23h", "2026-03-29 00:00", "2026-03-30 00:00", 23, 0)]
    [InlineData("day-25h", "2026-10-25 00:00", "2026-10-26 00:00", 25, 0)]
    [InlineData("ambiguous-0230", "2026-10-25 02:30", "2026-10-25 02:30 again", 1, 0)]
    [InlineData("week-167h", "2026-03-23 00:00", "2026-03-30 00:00", 167, 0)]
    [InlineData("week-169h", "2026-10-19 00:00", "2026-10-26 00:00", 169, 0)]
    [InlineData("break-5h-autumn", "2026-10-24 22:00", "2026-10-25 02:30 again", 5, 30)]
    [InlineData("spring-night-2027", "2027-03-27 22:00", "2027-03-28 07:00", 8, 0)]
    public void The_hours_are_those_that_pass(string id, string start, string end, int hours, int minutes)
    {
        Assert.NotEmpty(id);
        Assert.Equal(Hours(hours, minutes), Between(start, end).Duration);
    }

    [Theory]
    [InlineData("spring-rest-11", "2026-03-28 20:00", "2026-03-29 07:00", false)]
    [InlineData("spring-rest-ok", "2026-03-28 20:00", "2026-03-29 08:00", true)]
    [InlineData("autumn-rest-11", "2026-10-24 21:00", "2026-10-25 07:00", true)]
    public void A_daily_rest_has_eleven_of_them(string id, string from, string to, bool isRest)
    {
        var found = Only(Presets.DailyRest, Before(from), After(to));

        Assert.True(isRest == (found.Length == 0), id);
        Assert.All(found, breach => Assert.Equal(Hours(10), Assert.IsType<Breach.RestTooShort>(breach).Had));
    }

    [Fact]
    public void The_next_lawful_start_in_spring_is_an_hour_later_on_the_wall() =>
        Assert.Equal(At("2026-03-29 08:00"), HourRules.EarliestLawful(
            After("2026-03-28 20:00"), [Before("2026-03-28 20:00")], HourTerms.Standard, Stockholm, travel: null, At("2026-03-30 00:00")));

    [Theory]
    [InlineData("spring-36", "2026-03-27 20:00", "2026-03-29 08:00", false)]
    [InlineData("autumn-36", "2026-10-23 20:00", "2026-10-25 07:00", true)]
    public void A_weekly_rest_has_thirty_six_of_them(string id, string from, string to, bool isRest)
    {
        // Four days of work before and two after are too long together unless the rest between counts.
        Duty[] before = [.. Enumerable.Range(0, 4).Select(day => new Duty(At(from) - Hours(24 * day + 8), At(from) - Hours(24 * day)))];
        Duty[] after = [.. Enumerable.Range(0, 2).Select(day => new Duty(At(to) + Hours(24 * day), At(to) + Hours(24 * day + 8)))];

        var found = Only(Presets.WeeklyRest, [.. before, .. after]);

        Assert.True(isRest == (found.Length == 0), id);
        Assert.All(found, breach => Assert.Equal(Hours(35), Assert.IsType<Breach.WeeklyRestMissing>(breach).LongestRest));
    }

    [Theory]
    [InlineData("day-23h", "2026-03-29 00:00", "2026-03-30 00:00")]
    [InlineData("day-25h", "2026-10-25 00:00", "2026-10-26 00:00")]
    [InlineData("week-167h", "2026-03-23 00:00", "2026-03-30 00:00")]
    [InlineData("week-169h", "2026-10-19 00:00", "2026-10-26 00:00")]
    public void Days_and_weeks_are_those_of_the_wall(string id, string start, string end)
    {
        var (first, next) = (LocalDays.Of(At(start), Stockholm), LocalDays.Of(At(end), Stockholm));

        Assert.Equal(id.StartsWith("day", StringComparison.Ordinal) ? 1 : 7, next - first);
        Assert.Equal((At(start), At(end)), (LocalDays.Start(first, Stockholm), LocalDays.Start(next, Stockholm)));
    }

    [Fact]
    public void Five_hours_without_a_break_on_the_wall_may_be_more()
    {
        // break-5h-autumn: 4.5 hours on the wall are 5.5.
        var shift = Between("2026-10-24 22:00", "2026-10-25 02:30 again");
        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Only(Presets.Break, new Duty(shift.Start, shift.End, Breaks: BreakList.None))));

        Assert.Equal((Hours(5, 30), Hours(0, 30)), (breach.Had, breach.Excess));
        Assert.Equal(SecondTime("2026-10-25 02:00"), breach.LatestEnd);
    }

    [Theory]
    [InlineData("2026-03-28 22:00", "2026-03-29 07:00", true)]
    [InlineData("2027-03-27 22:00", "2027-03-28 07:00", true)]
    [InlineData("2026-10-24 22:00", "2026-10-25 07:00", false)]
    public void Nine_hours_of_night_on_the_wall_are_eight_in_spring_and_ten_in_autumn(string start, string end, bool isLawful) =>
        Assert.Equal(isLawful, Only(Presets.NightShiftLength, From(start, end)).Length == 0);

    /// <summary>Where the wall shows a minute twice, the first of them unless it says again.</summary>
    static Interval Between(string start, string end) =>
        new(FirstTime(start), end.Split(" again") is [var minute, _] ? SecondTime(minute) : FirstTime(end));

    static Duty Before(string end) => new(At(end) - Hours(8), At(end));

    static Duty After(string start) => new(At(start), At(start) + Hours(8));
}
