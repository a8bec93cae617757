using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.ScheduleEdits;

/// <summary>Why a person cannot have a shift, for another reason than hours: <c>är ledig</c>.</summary>
public static class ObstacleText
{
    public static string Of(string code, IStringLocalizer words) => words[$"Obstacle.{code}"] is { ResourceNotFound: false } known ? known : words["Obstacle.other"];

    /// <summary><c>Är ledig. Har för låg nivå.</c></summary>
    public static string Sentences(IEnumerable<string> codes, IStringLocalizer words) =>
        string.Join(' ', codes.Distinct().Select(code => Of(code, words)).Select(text => $"{char.ToUpper(text[0], System.Globalization.CultureInfo.CurrentUICulture)}{text[1..]}."));
}
