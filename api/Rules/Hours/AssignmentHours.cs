namespace MutualAid.Rules;

/// <summary>Under the crisis agreement: at most 192 hours in any four weeks of the assignment.</summary>
/// <remarks>
/// Krislägesavtalet, bilaga 2 § 1: 48 hours a week on average over at most four weeks. Only work that starts within the assignment counts:
/// a new assignment, after sickness too, starts a new period of counting (SKR's answers on the agreement).
/// </remarks>
public static class AssignmentHours
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var assignment = asked.Period.Decision;
        return HourWindows.Breaches(asked, HourWindows.Peaks(
            [.. DutySet.Joined(asked.Duties.WorkedPieces.Where(piece => assignment.Contains(piece.Start)))], asked.Rule.WindowTime));
    }
}
