using NodaTime;

namespace MutualAid.Rules;

/// <summary>Under the crisis agreement: at most 192 hours in any four weeks of the assignment.</summary>
/// <remarks>
/// Krislägesavtalet, bilaga 2 § 1: 48 hours a week on average over at most four weeks. Only duties that start within the assignment count:
/// a new assignment, after sickness too, starts a new period of counting (SKR's answers on the agreement); one that is extended does not.
/// </remarks>
public static class AssignmentHours
{
    public static IEnumerable<Breach> Check(RuleContext asked) =>
        HourWindows.Breaches(asked, Of(asked.Duties, asked.Period.Assignment), duty => asked.Period.Assignment.Contains(duty.Start));

    internal static IReadOnlyList<Interval> Of(DutySet duties, Interval assignment) => [.. DutySet.Pieces(duties.Work.Where(duty => assignment.Contains(duty.Start)))];
}
