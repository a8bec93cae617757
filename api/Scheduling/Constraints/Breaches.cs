using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>What the hard constraints share: nothing that was settled beforehand counts against the schedule.</summary>
static class Breaches
{
    /// <summary>Breaches that the schedule's own choices make, held against each person's work without them.</summary>
    public static IEnumerable<Match> Of(string name, ScheduleView schedule, Func<IEnumerable<Duty>, Person, IEnumerable<Breach>> rule) =>
        from person in schedule.People
        where person.Shifts.Count > person.Fixed.Count
        from breach in HourRules.New(rule(person.Duties, person.Person), rule(person.SettledDuties, person.Person))
        select new Match(name, new() { UnlawfulMinutes = Minutes(breach) }, person.Person.Id, null, new Fact.Unlawful(breach));

    /// <summary>Assignments that meet an obstacle of this kind; each costs the whole shift.</summary>
    public static IEnumerable<Match> Unfit(string name, ScheduleView schedule, Func<Obstacle, bool> isOfKind) =>
        from person in schedule.People
        from shift in person.Shifts
        where !person.Fixed.Contains(shift.Id)
        from obstacle in schedule.Standing.Of(person.Person, shift)
        where isOfKind(obstacle)
        select new Match(name, new() { UnlawfulMinutes = shift.Minutes }, person.Person.Id, shift.Id, new Fact.Unfit(obstacle));

    /// <summary>A breach of a second is a breach: it counts as a minute.</summary>
    static long Minutes(Breach breach) => Math.Max(1, (long)Math.Ceiling(breach.Excess.TotalMinutes));
}
