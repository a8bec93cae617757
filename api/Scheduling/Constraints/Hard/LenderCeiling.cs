using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>The lender's own cap on a person's aid in any seven days, all incidents together.</summary>
public sealed class LenderCeiling : IConstraint
{
    public static string Name => "lender-ceiling";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        where person.Shifts.Count > person.Fixed.Count
        let ceiling = Duration.FromMinutes(person.Person.CeilingMinutesPerWeek)
        from breach in TotalHours.NewlyPastCeiling(person.Duties, person.SettledDuties, ceiling)
        select new Match(
            Name,
            new() { UnlawfulMinutes = Breaches.Minutes(breach.Excess) },
            person.Person.Id,
            null,
            new Fact.PastCeiling(breach.Window, breach.Had, breach.Allowed));
}
