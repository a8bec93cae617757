using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Offers;
using MutualAid.Web.Features.Hours;
using MutualAid.Web.Features.Requests;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Offers;

/// <summary>From the API's codes and facts to words.</summary>
static class OfferTexts
{
    public static string Pattern(this IStringLocalizer words, string pattern) => words[$"Pattern.{pattern}"];

    public static string Place(this IStringLocalizer words, string place) => words[$"Place.{place}"];

    /// <summary><c>1 person</c>, <c>4 personer</c>.</summary>
    public static string People(this IStringLocalizer words, int count) => words[count == 1 ? "OnePerson" : "ManyPeople", count];

    /// <summary><c>5 × Nätverk, minst 3</c></summary>
    public static string Seats(this IStringLocalizer words, OpenNeedDto need) =>
        need.Needed < need.Seats ? words["SeatsOfAtLeast", need.Seats, need.Title, need.Needed] : words["SeatsOf", need.Seats, need.Title];

    /// <summary>What those on a shift should have together: <c>någon som kan visa de andra, inte alla från samma kommun</c>; empty where nothing is asked.</summary>
    public static string Team(this IStringLocalizer words, OpenNeedDto need) =>
        string.Join(", ", NeedForm.TeamOf(need.Guide, need.MixedLenders, need.Liaison).Select(code => words[$"TeamShort.{code}"].Value));

    /// <summary><c>877 km bort, ungefär 15 h 25 min på väg</c></summary>
    public static string Distance(this IStringLocalizer words, OpenRequestDto request) =>
        words["Distance", request.DistanceKilometres, Dates.Length(request.TravelMinutes)];

    /// <summary>Why not, or which days not: <c>Erbjuden till Norrköping 1–4 mars</c>.</summary>
    /// <param name="hours">Words of <see cref="HoursWords"/>, for a rule that stands in the way.</param>
    public static string Obstacle(this IStringLocalizer words, ObstacleDto obstacle, IStringLocalizer hours) => (obstacle.FromDate, obstacle.LastDate) switch
    {
        _ when obstacle.Breach is { } breach => words[$"Obstacle.{obstacle.Reason}", BreachSentence.Of(breach, hours)],
        ({ } first, { } last) => words[$"Obstacle.{obstacle.Reason}", Dates.Period(first, last), obstacle.MunicipalityName ?? "", obstacle.IncidentTitle ?? ""],
        _ => words[$"Obstacle.{obstacle.Reason}"],
    };

    public static string Skill(this OfferedSkillDto skill) => IsSwedish ? skill.NameSv : skill.NameEn;

    public static string Skill(this OpenNeedDto need) => IsSwedish ? need.SkillSv : need.SkillEn;

    static bool IsSwedish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "sv";
}
