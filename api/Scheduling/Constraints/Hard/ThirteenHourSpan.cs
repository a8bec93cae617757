using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The longest stretch of work.</summary>
public sealed class ThirteenHourSpan : IConstraint
{
    public static string Name => "thirteen-hour-span";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, _) => ShiftSpan.Check(duties, schedule.Problem.Limits));
}
