using MutualAid.Scheduling.Explain;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Shifts start on weekdays when the person can, nights and days apart.</summary>
public sealed class AvailableThatDay : IConstraint
{
    public static string Name => "available-that-day";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Unfit(Name, schedule, obstacle => obstacle is Obstacle.NotAvailable);
}
