using System.Globalization;
using System.Text.RegularExpressions;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>How yes and no, hours, contracts and weekdays are written in a cell. What <c>Write…</c> gives, <c>Read…</c> takes; null is not understood.</summary>
static partial class CsvNotation
{
    public static string WriteYesNo(bool value) => value ? "ja" : "nej";

    public static bool? ReadYesNo(string cell) => Fold.Text(cell) switch
    {
        "ja" or "j" or "yes" or "y" or "x" or "1" or "sant" or "true" => true,
        "nej" or "n" or "no" or "0" or "falskt" or "false" => false,
        _ => null,
    };

    /// <summary><c>7,5</c>, or <c>7:20</c> where hundredths of an hour do not reach.</summary>
    public static string WriteHours(int minutes) => minutes * 100 % 60 == 0
        ? (minutes / 60m).ToString("0.##", Swedish)
        : $"{minutes / 60}:{minutes % 60:00}";

    /// <returns>Minutes; whole ones only.</returns>
    public static int? ReadHours(string cell)
    {
        if (ClockHours().Match(cell) is { Success: true } clock) return Number(clock.Groups["h"]) * 60 + Number(clock.Groups["m"]);
        if (DecimalHours().Match(cell) is not { Success: true } match) return null;

        var minutes = decimal.Parse(match.Groups["h"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) * 60;
        return minutes == decimal.Truncate(minutes) ? (int)minutes : null;
    }

    /// <param name="minutes">Of a part-timer's week; null for full time.</param>
    public static string WriteContract(int? minutes) => minutes is { } part ? WriteHours(part) : "heltid";

    /// <returns>Minutes; <see cref="PersonCheck.FullMinutesPerWeek"/> for full time.</returns>
    public static int? ReadContract(string cell) => Fold.Text(cell) is "heltid" or "fulltime" ? PersonCheck.FullMinutesPerWeek : ReadHours(cell);

    /// <param name="days">Bit 0 is Monday.</param>
    public static string WriteDays(int days) => days switch
    {
        0 => "inga",
        PersonCheck.AllWeek => "alla",
        _ => string.Join(' ', Enumerable.Range(0, 7).Where(day => (days >> day & 1) == 1).Select(day => Weekdays[day])),
    };

    /// <summary><c>må ti on</c>, <c>mån-fre</c>, <c>vardagar, lör</c>, <c>alla</c>, <c>inga</c>, and the same in English.</summary>
    public static int? ReadDays(string cell)
    {
        var days = 0;
        foreach (var part in Separators().Split(Dashes().Replace(cell, "-")))
        {
            if (part is "" or "och" or "and") continue;
            if (ReadPart(part) is not { } some) return null;
            days |= some;
        }

        return days;
    }

    static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    static int? ReadPart(string part)
    {
        if (part.Split('-') is [var first, var last] && Weekday(first) is { } from && Weekday(last) is { } to)
            return Enumerable.Range(0, (to - from + 7) % 7 + 1).Aggregate(0, (days, step) => days | 1 << (from + step) % 7);

        return Fold.Text(part) switch
        {
            "alla" or "all" => PersonCheck.AllWeek,
            "inga" or "ingen" or "none" or "nej" or "no" => 0,
            "vardagar" or "vardag" or "weekdays" => 0b001_1111,
            "helg" or "helger" or "weekend" or "weekends" => 0b110_0000,
            _ => Weekday(part) is { } day ? 1 << day : null,
        };
    }

    static int? Weekday(string word)
    {
        var folded = Fold.Text(word);
        if (folded.Length < 2) return null;
        for (var day = 0; day < 7; day++)
            if (SwedishDays[day].StartsWith(folded, StringComparison.Ordinal) || EnglishDays[day].StartsWith(folded, StringComparison.Ordinal) || folded == $"{SwedishDays[day]}ar")
                return day;

        return null;
    }

    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    static readonly string[] Weekdays = ["må", "ti", "on", "to", "fr", "lö", "sö"];
    static readonly string[] SwedishDays = ["mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"];
    static readonly string[] EnglishDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    [GeneratedRegex(@"^\s*(?<h>[0-9]{1,3}):(?<m>[0-5][0-9])(:00)?\s*$")]
    private static partial Regex ClockHours();

    [GeneratedRegex(@"^\s*(?<h>[0-9]{1,3}([.,][0-9]{1,4})?)\s*(h|t|tim|timmar|hours)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex DecimalHours();

    [GeneratedRegex(@"\s*[-–]\s*")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[\s,/+&.;]+")]
    private static partial Regex Separators();
}
