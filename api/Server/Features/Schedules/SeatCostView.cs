using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What a seat costs a person, as the one reason that counts most.</summary>
static class SeatCostView
{
    /// <summary>Null when the seat costs nothing that is told.</summary>
    public static SeatCostDto? ToDto(SeatCost cost, Shift shift, Person person) =>
        cost.Parts.Where(part => part.Cost > default(Score)).Select(part => Told(part.Fact, shift, person)).FirstOrDefault(told => told is not null);

    /// <remarks>That no liaison is on duty is the same whoever has the seat. That published shifts change says no more than that there are some, which the hours say too. A wish is not the crisis lead's to read, and that hours are tired ones is no reason for or against one person.</remarks>
    static SeatCostDto? Told(Fact? fact, Shift shift, Person person) => fact switch
    {
        Fact.Load(var minutes, _) => new("hours", minutes - shift.Minutes, (int)person.Offered.Sum(offer => offer.Time.Duration.TotalDays)),
        Fact.QuickTurn(var rest, _) => new("quick-turn", (int)rest.TotalMinutes),
        Fact.NightCount(var nights) => new("nights", nights),
        Fact.WeekendDays(var days) => new("weekends", days),
        Fact.LongNightRun(var nights, _) => new("nights-in-a-row", nights),
        Fact.LenderLoad(_, var minutes, var share) => new("lender", (int)(100 * minutes / share)),
        Fact.TaskChanges(var changes) => new("tasks", changes),
        Fact.Journeys(_, var minutes) => new("journey", minutes),
        Fact.NobodyGuides => new("nobody-guides", 0),
        Fact.OneLender => new("one-lender", 0),
        _ => null,
    };
}
