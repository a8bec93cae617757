namespace MutualAid.Scheduling.Constraints;

/// <summary>Nights fall on many rather than often on few.</summary>
/// <remarks>A person's nights cost their number squared times 15 minutes of wear: one costs 15, four cost 240.</remarks>
public sealed class NightsAreShared : IConstraint
{
    const int MinutesForTheFirst = 15;

    public static string Name => "nights-are-shared";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        let nights = person.Shifts.Count(schedule.IsNight)
        where nights > 0
        select new Match(Name, new() { Wear = Wear(nights) }, person.Person.Id, null, new Fact.NightCount(nights));

    internal static long Wear(long nights) => MinutesForTheFirst * nights * nights;
}
