using System.Globalization;

namespace MutualAid.Web.Platform;

/// <summary>Reads what people type into fields. Nothing when it cannot be read.</summary>
public static class Typed
{
    /// <summary>A whole number; blanks between thousands are no mistake.</summary>
    public static int? Whole(string? text) =>
        int.TryParse(Tight(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>With decimal comma or point.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(Tight(text).Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>2026-12-17</c>, as a date field posts it and as Swedes write it.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary><c>07:00</c> as a time field posts it, or <c>07.00</c>, or <c>7</c>.</summary>
    public static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text?.Trim().Replace('.', ':'), ["HH:mm", "H:mm", "HH:mm:ss", "HH", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    static string Tight(string? text) => string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter)));
}
