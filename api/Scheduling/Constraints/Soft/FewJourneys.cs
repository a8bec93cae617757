using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>People travel to the site seldom, and those who live near go first.</summary>
/// <remarks>Shifts on the same site with at most 72 hours from the end of one to the start of the next are one journey; it costs the road there and back. Another site is another journey, however soon.</remarks>
public sealed class FewJourneys : IConstraint
{
    public static readonly Duration StaysOver = Duration.FromHours(72);

    public static string Name => "few-journeys";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        let onSite = person.Shifts.Where(shift => shift.OnSite).ToArray()
        where onSite.Length > 0 && person.Person.TravelMinutes > 0
        let journeys = 1 + onSite.Zip(onSite.Skip(1)).Count(pair => SetsOutAnew(pair.First, pair.Second))
        select new Match(Name, new() { Dislike = 2L * journeys * person.Person.TravelMinutes }, person.Person.Id, null, new Fact.Journeys(journeys, person.Person.TravelMinutes));

    static bool SetsOutAnew(Shift from, Shift to) => from.Municipality != to.Municipality || to.Start - from.End > StaysOver;
}
