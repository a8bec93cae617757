using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The weekly rest.</summary>
public sealed class ThirtySixHoursOff : IConstraint
{
    public static string Name => "thirty-six-hours-off";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, _) => WeeklyRest.Check(duties, schedule.Problem.Limits));
}
