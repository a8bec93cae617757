namespace MutualAid.Rules.Tests.Oracle;

/// <summary>The clock on the wall in Sweden, from the rule of directive 2000/84/EC itself: an hour forward from 01:00 UTC on the last Sunday of March, back on that of October.</summary>
/// <remarks>Minutes are counted from 1970 in UTC, days and weeks from the first of January 1970 on the wall.</remarks>
static class WallClock
{
    public const int Hour = 60, Day = 24 * Hour;

    const int FirstYear = 2020;
    static readonly int Origin = MinuteOf(new(FirstYear, 1, 1));
    static readonly (int From, int To)[] Summers = [.. Enumerable.Range(FirstYear, 30).Select(year => (LastSunday(year, 3), LastSunday(year, 10)))];

    public static bool IsSummer(int minute)
    {
        var (from, to) = Summers[(minute - Origin) / (365 * Day + Day / 4)];
        return from <= minute && minute < to;
    }

    public static int DayOf(int minute) => Local(minute) / Day;

    public static int TimeOf(int minute) => Local(minute) % Day;

    /// <summary>When the wall shows a time: the first of two, and where it is skipped as long after the jump as the time lies in the hole.</summary>
    public static int At(int day, int time) => day * Day + time - 2 * Hour is var summer && IsSummer(summer) ? summer : summer + Hour;

    public static int WeekOf(int day) => (day + 3) / 7;

    public static (int Year, int Month) DateOf(int day) => (DateTime.UnixEpoch.AddDays(day).Year, DateTime.UnixEpoch.AddDays(day).Month);

    /// <param name="time">Minutes after midnight.</param>
    public static bool IsNight(int time) => time is >= 22 * Hour or < 6 * Hour;

    static int Local(int minute) => minute + (IsSummer(minute) ? 2 : 1) * Hour;

    static int LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31);
        return MinuteOf(last.AddDays(-(int)last.DayOfWeek).AddHours(1));
    }

    static int MinuteOf(DateTime utc) => (int)(utc - DateTime.UnixEpoch).TotalMinutes;
}
