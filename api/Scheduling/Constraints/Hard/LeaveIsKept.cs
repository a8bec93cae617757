using MutualAid.Scheduling.Explain;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Nobody works while away.</summary>
public sealed class LeaveIsKept : IConstraint
{
    public static string Name => "leave-is-kept";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Unfit(Name, schedule, obstacle => obstacle is Obstacle.OnLeave);
}
