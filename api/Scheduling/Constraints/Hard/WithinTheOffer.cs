using MutualAid.Scheduling.Explain;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Shifts lie inside what the lender has offered.</summary>
public sealed class WithinTheOffer : IConstraint
{
    public static string Name => "within-the-offer";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Unfit(Name, schedule, obstacle => obstacle is Obstacle.NotOffered);
}
