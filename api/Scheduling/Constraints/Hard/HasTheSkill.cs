using MutualAid.Scheduling.Explain;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Everyone on a shift has its skill, at its level or above.</summary>
public sealed class HasTheSkill : IConstraint
{
    public static string Name => "has-the-skill";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        Breaches.Unfit(Name, schedule, obstacle => obstacle is Obstacle.NoSkill or Obstacle.LevelTooLow);
}
