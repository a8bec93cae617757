using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What the people on a shift lack together, days with the same told once.</summary>
/// <remarks>Shifts that have started are past mending; a liaison on one of them is on duty until it ends.</remarks>
static class TeamView
{
    public static IEnumerable<TeamLackDto> Of(IncidentProblem facts, IEnumerable<Assignment> assignments)
    {
        var rows = facts.Rows.Shifts.ToDictionary(row => new ShiftId(row.Id));
        var open = facts.Problem.Shifts.Select(shift => shift.Id).ToHashSet();

        return
            from match in AllConstraints.FindLacking(new(facts.Problem, assignments.Where(assignment => open.Contains(assignment.Shift))))
            let row = rows[match.Shift!.Value]
            group (row, match) by (row.Sort, row.NeedId, row.Kind, row.Start, Code: CodeOf(match.Fact)) into same
            let shown = same.First().row
            orderby same.Key.Sort, same.Min(each => each.row.StartsAt), same.Key.Code
            select new TeamLackDto(
                shown.NeedId, shown.Need, shown.Kind, same.Key.Code, [.. same.Select(each => each.row.Day).Order()],
                same.Max(each => each.match.Fact is Fact.NoLiaison(var minutes) ? (int)minutes : 0));
    }

    static string CodeOf(Fact fact) => fact switch
    {
        Fact.NobodyGuides => "nobody-guides",
        Fact.OneLender => "one-lender",
        Fact.NoLiaison => "no-liaison",
        _ => throw new ArgumentException($"Nothing that a team can lack: {fact}.", nameof(fact)),
    };
}
