using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Time to travel between places, besides the daily rest.</summary>
public sealed class TimeForTheRoad : IConstraint
{
    public static string Name => "time-for-the-road";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, person) => TravelTime.Check(duties, schedule.Problem.Limits, person.TravelBetween()));
}
