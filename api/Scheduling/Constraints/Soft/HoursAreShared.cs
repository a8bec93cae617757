using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Work falls evenly on people, each after the time that they are offered.</summary>
/// <remarks>
/// A person's minutes count as wear by how full they make the person: minutes × minutes / capacity, where the capacity is
/// 40 hours for each week that the person is offered, one week at the least. So a half-full person costs half their minutes,
/// and an hour more costs most on those who have most.
/// </remarks>
public sealed class HoursAreShared : IConstraint
{
    const int MinutesInAWeek = 7 * 24 * 60;
    const int FullWeek = 40 * 60;

    public static string Name => "hours-are-shared";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        let minutes = person.Shifts.Sum(shift => shift.Minutes)
        where minutes > 0
        let capacity = Capacity(person.Person)
        select new Match(Name, new() { Wear = Wear(minutes, capacity) }, person.Person.Id, null, new Fact.Load(minutes, capacity));

    internal static long Wear(long minutes, int capacity) => minutes * minutes / capacity;

    /// <summary>Minutes. Time that is offered twice counts once, to whatever incidents.</summary>
    public static int Capacity(Person person)
    {
        var (offered, until) = (0d, Instant.MinValue);
        foreach (var offer in person.Offered.Select(offer => offer.Time).OrderBy(offer => offer.From()))
        {
            offered += Math.Max(0, (offer.Until() - Instant.Max(offer.From(), until)).TotalMinutes);
            until = Instant.Max(until, offer.Until());
        }

        return (int)(Math.Clamp(offered, MinutesInAWeek, 100d * MinutesInAWeek) * FullWeek / MinutesInAWeek);
    }
}
