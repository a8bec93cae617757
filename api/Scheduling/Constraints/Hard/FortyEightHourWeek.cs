using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The cap on work in any seven days.</summary>
public sealed class FortyEightHourWeek : IConstraint
{
    public static string Name => "forty-eight-hour-week";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Of(Name, schedule, (duties, _) => WeeklyHours.Check(duties, schedule.Problem.Limits));
}
