using System.Globalization;

namespace MutualAid.Web.Platform;

/// <summary>A day and a time by the clock on the wall in Sweden, as somebody types them, as the instant that it was.</summary>
/// <remarks>Strict where <see cref="Dates.At"/> is lenient: an hour that the spring night skips is none, and of the autumn night's two one is chosen.</remarks>
public static class WallTime
{
    public const string Summer = "summer", Winter = "winter";

    static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>None, one, or in the autumn night two: summer time first.</summary>
    public static IReadOnlyList<DateTimeOffset> Of(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (Stockholm.IsInvalidTime(wall)) return [];
        return Stockholm.IsAmbiguousTime(wall)
            ? [.. Stockholm.GetAmbiguousTimeOffsets(wall).OrderDescending().Select(offset => new DateTimeOffset(wall, offset))]
            : [new(wall, Stockholm.GetUtcOffset(wall))];
    }

    public static bool IsTwice(DateOnly? day, TimeOnly? time) => day is { } date && time is { } clock && Of(date, clock).Count == 2;

    /// <param name="which"><see cref="Summer"/> or <see cref="Winter"/>; asked only where there are two.</param>
    /// <param name="error"><c>no-such-hour</c> or <c>which-hour</c>.</param>
    public static DateTimeOffset? Choose(IReadOnlyList<DateTimeOffset> found, string? which, out string? error)
    {
        error = found switch { [] => "no-such-hour", [_, _] when which is not (Summer or Winter) => "which-hour", _ => null };
        return error is not null ? null : found is [var only] ? only : which == Winter ? found[1] : found[0];
    }

    /// <summary>What <see cref="Choose"/> takes to come back to the same instant; null where nothing is asked.</summary>
    public static string? WhichOf(DateTimeOffset instant)
    {
        var local = Dates.Local(instant);
        return Stockholm.IsAmbiguousTime(local.DateTime) ? Stockholm.IsDaylightSavingTime(local) ? Summer : Winter : null;
    }

    /// <summary><c>2026-12-17</c>, as a date field takes it.</summary>
    public static string DayText(DateTimeOffset instant) => Dates.Local(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>07:00</c>, as a time field takes it.</summary>
    public static string TimeText(DateTimeOffset instant) => Dates.Local(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
}
