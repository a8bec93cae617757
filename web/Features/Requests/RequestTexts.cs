using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

/// <summary>From a request's codes and figures to words.</summary>
static class RequestTexts
{
    public static bool IsSwedish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "sv";

    /// <summary><c>1 148</c></summary>
    public static string Count(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Whole hours, rounded to the nearest: <c>6 720 h</c>.</summary>
    public static string Hours(int minutes) => $"{Count((int)Math.Round(minutes / 60.0, MidpointRounding.AwayFromZero))}\u00A0h";

    /// <summary>The number of the week, as Swedish calendars have it.</summary>
    public static int Week(DateOnly monday) => ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue));

    public static Choice[] Choices(this IStringLocalizer words, string group, params string[] codes) => [.. codes.Select(code => new Choice(code, words[$"{group}.{code}"]))];

    /// <summary><c>nivå 3, 23–29 nov, 2 × 12 timmar från 07.00, på plats, minst 1, inte alla från samma kommun</c></summary>
    public static string Line(this IStringLocalizer words, NeedDto need) => string.Join(", ",
    [
        words["NeedLine", need.Level, Dates.Period(need.FromDate, need.ToDate.AddDays(-1)), words[$"Pattern.{need.Pattern}"], Dates.Clock(need.FirstShiftAt), words[$"PlaceShort.{need.Place}"]],
        .. words.Asked(need),
    ]);

    /// <summary>What is asked of the people on a shift together: how many there must be, if not all, and what they should have.</summary>
    public static IEnumerable<string> Asked(this IStringLocalizer words, NeedDto need) =>
    [
        .. need.Minimum is { } minimum && minimum < need.Seats ? [words["AtLeast", minimum]] : Array.Empty<string>(),
        .. NeedForm.TeamOf(need.Guide, need.MixedLenders, need.Liaison).Select(code => words[$"TeamShort.{code}"].Value),
    ];

    public static Fact[] Facts(this IStringLocalizer words, RequestSizeResponse size) =>
    [
        new(Count(size.People), words["FactPeople"]),
        new(Count(size.SeatsAtOnce), words["FactAtOnce"]),
        new(Count(size.Seats), size.SeatsNeeded < size.Seats ? words["FactSeatsNeeded", Count(size.Shifts), Count(size.SeatsNeeded)] : words["FactSeats", Count(size.Shifts)]),
        new(Hours(size.SeatMinutes), words["FactHours"]),
    ];
}
