using MutualAid.Rules;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Every rule about hours that stops, as it holds for each person: rest, spans, weeks, overtime, the road.</summary>
/// <remarks>The rulebook is <see cref="HourRules"/>; that it is one constraint here means that the engine knows no rule that the other doors do not.</remarks>
public sealed class LawfulHours : IConstraint
{
    public static string Name => "lawful-hours";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        where person.Shifts.Count > person.Fixed.Count
        from breach in HourRules.New(Check(person.Duties, person), Check(person.SettledDuties, person))
        select new Match(Name, new() { UnlawfulMinutes = Breaches.Minutes(breach.Excess) }, person.Person.Id, null, new Fact.Unlawful(breach));

    static IReadOnlyList<Breach> Check(IEnumerable<Duty> duties, PersonView person) =>
        HourRules.Check(duties, person.Person.Terms, person.Zone, person.Person.TravelBetween());
}
