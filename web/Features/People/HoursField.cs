using System.Globalization;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.People;

/// <summary>Hours as people type them: <c>7,5</c>, or <c>7:20</c> where hundredths of an hour do not reach.</summary>
public static class HoursField
{
    public static string Write(int minutes) => minutes * 100 % 60 == 0
        ? (minutes / 60m).ToString("0.##", CultureInfo.CurrentCulture)
        : $"{minutes / 60}:{minutes % 60:00}";

    /// <returns>Whole minutes. An empty field is none; nothing when it cannot be read.</returns>
    public static int? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return 0;
        if (text.Split(':') is [var hours, var rest])
            return Typed.Whole(hours) is >= 0 and <= 1000 and var whole && Typed.Whole(rest) is >= 0 and < 60 and var minutes ? whole * 60 + minutes : null;

        return Typed.Number(text) * 60 is >= 0 and < 60_000 and var length && length == decimal.Truncate(length) ? (int)length : null;
    }
}
