using MutualAid.Scheduling.Explain;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Nobody is on a shift that they may not be put on.</summary>
public sealed class NobodyForbidden : IConstraint
{
    public static string Name => "nobody-forbidden";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Unfit(Name, schedule, obstacle => obstacle is Obstacle.Forbidden);
}
