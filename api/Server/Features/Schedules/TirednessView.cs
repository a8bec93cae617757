using MutualAid.Contracts.Schedules;
using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The risk of tiredness in a schedule, as it is shown: for all people together or not at all.</summary>
static class TirednessView
{
    const int HoursShown = 3;

    public static TirednessDto? Of(IEnumerable<Roster> roster, Interval period) =>
        Sleepiness.Of(roster.Select(row => row.ToDutySet()), period) is { } risk
            ? new(
                (int)risk.Worked.TotalMinutes, (int)risk.AtRisk.TotalMinutes,
                [.. risk.Hours.OrderByDescending(hour => hour.Kss).ThenBy(hour => hour.Hour).Take(HoursShown).Select(hour => new TiredHourDto(hour.Hour, hour.Kss))])
            : null;
}
