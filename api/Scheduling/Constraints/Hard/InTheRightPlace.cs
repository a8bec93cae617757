using MutualAid.Scheduling.Explain;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Shifts on site go to people who can come, remote shifts to people who can work from afar.</summary>
public sealed class InTheRightPlace : IConstraint
{
    public static string Name => "in-the-right-place";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Unfit(Name, schedule, obstacle => obstacle is Obstacle.WrongPlace);
}
