using System.Globalization;

namespace MutualAid.Web.Platform;

/// <summary>Days, times and lengths as people read them, in Europe/Stockholm and in the page's language.</summary>
/// <remarks>
/// Swedish <c>tors 17 dec 07.00–19.00</c>, English <c>Thu 17 Dec 07:00–19:00</c>. Written with no-break spaces where a line break would
/// tear a date apart.
/// </remarks>
public static class Dates
{
    static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    const char Hard = '\u00A0';

    static CultureInfo Language => CultureInfo.CurrentUICulture;
    static string ClockPattern => Language.TwoLetterISOLanguageName == "sv" ? "HH'.'mm" : "HH':'mm";

    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Stockholm);
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant of a wall-clock time. A time that the spring night skips moves on by the hour that is skipped; of two in autumn, the first.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (Stockholm.IsInvalidTime(wall)) wall = wall.AddHours(1);
        var offset = Stockholm.IsAmbiguousTime(wall) ? Stockholm.GetAmbiguousTimeOffsets(wall).Max() : Stockholm.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary>The instants at which the clocks show a time: none in the hour that the spring night skips, two in the one that autumn has twice, in order. With Sweden's offset.</summary>
    public static IReadOnlyList<DateTimeOffset> Times(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (Stockholm.IsInvalidTime(wall)) return [];
        return Stockholm.IsAmbiguousTime(wall)
            ? [.. Stockholm.GetAmbiguousTimeOffsets(wall).OrderDescending().Select(offset => new DateTimeOffset(wall, offset))]
            : [new(wall, Stockholm.GetUtcOffset(wall))];
    }

    /// <summary><c>tors</c></summary>
    public static string Weekday(DateOnly day) => Undotted(day.ToString("ddd", Language));

    /// <summary><c>tors 17 dec</c>; the year is said only when it is not the year of <paramref name="today"/>.</summary>
    public static string Day(DateOnly day, DateOnly? today = null) =>
        $"{Weekday(day)}{Hard}{day.Day}{Hard}{Month(day)}{(today is { } now && now.Year != day.Year ? $"{Hard}{day.Year}" : "")}";

    public static string Day(DateTimeOffset instant) => Day(DayOf(instant));

    /// <summary><c>17 december 2021</c></summary>
    public static string LongDay(DateOnly day) => $"{day.Day}{Hard}{day.ToString("MMMM", Language)}{Hard}{day.Year}";

    /// <summary><c>07.00</c></summary>
    public static string Clock(TimeOnly time) => time.ToString(ClockPattern, CultureInfo.InvariantCulture);

    /// <summary><c>07.00</c>; in the hour that the autumn night has twice, <c>02.30 sommartid</c> and then <c>02.30 vintertid</c>.</summary>
    public static string Clock(DateTimeOffset instant)
    {
        var local = Local(instant);
        var clock = local.ToString(ClockPattern, CultureInfo.InvariantCulture);
        return Stockholm.IsAmbiguousTime(local.DateTime)
            ? $"{clock}{Hard}{SharedWords.Of(Stockholm.IsDaylightSavingTime(local) ? "SummerTime" : "WinterTime")}"
            : clock;
    }

    /// <summary><c>tors 17 dec 07.00</c></summary>
    public static string DayAndClock(DateTimeOffset instant) => $"{Day(instant)} {Clock(instant)}";

    /// <summary><c>07.00–19.00</c></summary>
    public static string Clocks(DateTimeOffset start, DateTimeOffset end) => $"{Clock(start)}–{Clock(end)}";

    /// <summary><c>tors 17 dec 07.00–19.00</c>. A shift that ends the next morning is still named by the day it starts.</summary>
    public static string Span(DateTimeOffset start, DateTimeOffset end) =>
        end - start < TimeSpan.FromHours(24)
            ? $"{Day(start)} {Clocks(start, end)}"
            : $"{DayAndClock(start)} – {DayAndClock(end)}";

    /// <summary><c>16–29 dec</c>, <c>28 dec–3 jan</c>: people's dates, both included.</summary>
    /// <param name="last">The last day that counts, not the one after it.</param>
    public static string Period(DateOnly first, DateOnly last)
    {
        if (first == last) return Day(first);
        var end = $"{last.Day}{Hard}{Month(last)}";
        return (first.Year, first.Month) == (last.Year, last.Month)
            ? $"{first.Day}–{end}"
            : $"{first.Day}{Hard}{Month(first)}–{end}{(first.Year == last.Year ? "" : $"{Hard}{last.Year}")}";
    }

    /// <summary><c>36 h</c>, <c>7 h 30 min</c>. The same in both languages.</summary>
    public static string Length(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest}{Hard}min",
        (var hours, 0) => $"{hours}{Hard}h",
        var (hours, rest) => $"{hours}{Hard}h{Hard}{rest}{Hard}min",
    };

    public static string Length(TimeSpan length) => Length((int)length.TotalMinutes);

    static string Month(DateOnly day) => Undotted(day.ToString("MMM", Language));

    /// <summary>Swedish abbreviations come with a full stop from some versions of the locale data and without from others.</summary>
    static string Undotted(string name) => name.TrimEnd('.');
}
