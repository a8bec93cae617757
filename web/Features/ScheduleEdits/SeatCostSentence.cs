using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Schedules;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.ScheduleEdits;

/// <summary>What weighs most in giving a person a place: <c>Har 24 h på andra pass i schemat, erbjuden i 14 dagar.</c></summary>
public static class SeatCostSentence
{
    public static string Of(SeatCostDto cost, IStringLocalizer words) => cost switch
    {
        { Code: "hours", Number: 0 } => words["Cost.no-hours"],
        { Code: "hours" } => words[cost.OfferedDays == 1 ? "Cost.hours.one" : "Cost.hours.many", Dates.Length(cost.Number), cost.OfferedDays],
        { Code: "quick-turn" or "journey" } => words[$"Cost.{cost.Code}", Dates.Length(cost.Number)],
        _ => words[$"Cost.{cost.Code}", cost.Number],
    };
}
