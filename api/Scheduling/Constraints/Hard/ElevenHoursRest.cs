using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The daily rest.</summary>
public sealed class ElevenHoursRest : IConstraint
{
    public static string Name => "eleven-hours-rest";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, _) => DailyRest.Check(duties, schedule.Problem.Limits));
}
