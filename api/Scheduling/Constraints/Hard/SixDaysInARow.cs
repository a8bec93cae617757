using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The most days in a row.</summary>
public sealed class SixDaysInARow : IConstraint
{
    public static string Name => "six-days-in-a-row";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, _) => DaysInARow.Check(duties, schedule.Problem.Limits, schedule.Problem.Zone));
}
