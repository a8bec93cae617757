using System.Globalization;
using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.People;

/// <summary>Seven bits as people say them. Bit 0 is Monday.</summary>
static class Weekdays
{
    public static IEnumerable<int> All => Enumerable.Range(0, 7);

    public static string Name(int day) => CultureInfo.CurrentUICulture.DateTimeFormat.DayNames[(day + 1) % 7];

    public static string ShortName(int day) => CultureInfo.CurrentUICulture.DateTimeFormat.AbbreviatedDayNames[(day + 1) % 7].TrimEnd('.');

    public static string Of(int bits, IStringLocalizer words) => bits switch
    {
        0 => words["DaysNone"],
        0b001_1111 => words["DaysWeekdays"],
        0b110_0000 => words["DaysWeekend"],
        0b111_1111 => words["DaysAll"],
        _ => string.Join(", ", All.Where(day => (bits >> day & 1) == 1).Select(ShortName)),
    };

    /// <summary>As checkboxes post them: the numbers of the days.</summary>
    public static string[] Posted(int bits) => [.. All.Where(day => (bits >> day & 1) == 1).Select(day => $"{day}")];

    public static int Bits(IEnumerable<string> posted) => posted.Where(day => day is [>= '0' and <= '6']).Aggregate(0, (bits, day) => bits | 1 << day[0] - '0');
}
