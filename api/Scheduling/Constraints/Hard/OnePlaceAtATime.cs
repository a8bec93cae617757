using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Nobody works two shifts, or a shift and something else, at once.</summary>
public sealed class OnePlaceAtATime : IConstraint
{
    public static string Name => "one-place-at-a-time";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, _) => DoubleBooking.Check(duties));
}
