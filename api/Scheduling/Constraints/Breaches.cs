using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>What the hard constraints share: nothing that was settled beforehand counts against the schedule.</summary>
static class Breaches
{
    /// <summary>Assignments that meet an obstacle of this kind; each costs the whole shift.</summary>
    public static IEnumerable<Match> Unfit(string name, ScheduleView schedule, Func<Obstacle, bool> isOfKind) =>
        from unfit in schedule.Unfit
        where isOfKind(unfit.Obstacle)
        select new Match(name, new() { UnlawfulMinutes = unfit.Shift.Minutes }, unfit.Person.Id, unfit.Shift.Id, new Fact.Unfit(unfit.Obstacle));

    /// <summary>A breach of a second is a breach: it counts as a minute.</summary>
    public static long Minutes(Duration excess) => Math.Max(1, (long)Math.Ceiling(excess.TotalMinutes));
}
