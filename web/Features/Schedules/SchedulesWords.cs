using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.Schedules;

public sealed class SchedulesWords;

static class Counting
{
    /// <summary>The words <c>Key.one</c> or <c>Key.many</c> with the number first.</summary>
    public static string Count(this IStringLocalizer words, string key, int number, params object[] more) =>
        words[$"{key}.{(number == 1 ? "one" : "many")}", [number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture), .. more]];

    /// <summary>Rounded down: 100 % only when all is there.</summary>
    public static string Percent(int part, int whole) => whole == 0 ? "–" : $"{100L * part / whole}\u00A0%";
}
