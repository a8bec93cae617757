using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Schedules;

namespace MutualAid.Web.Features.Schedules;

/// <summary>When of the day people are most tired, and what the figure is and is not.</summary>
public static class TirednessSentence
{
    public static string Of(TirednessDto tiredness, IStringLocalizer words) =>
        tiredness is { RiskMinutes: > 0, Hours.Length: > 0 } ? $"{words["Tiredness.Hours", Clock(tiredness.Hours)]} {words["Tiredness.Text"]}" : words["Tiredness.Text"];

    /// <summary>Hours in a row as one time: 03–06. A night that goes past midnight is told in two.</summary>
    static string Clock(TiredHourDto[] hours) =>
        string.Join(", ", hours.Select(each => each.Hour).Order()
            .Select((hour, position) => (hour, run: hour - position))
            .GroupBy(each => each.run, each => each.hour)
            .Select(run => $"{run.First():00}–{run.Last() + 1:00}"));
}
