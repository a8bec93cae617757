namespace MutualAid.Scheduling.Constraints;

/// <summary>Weekends fall on many rather than often on few, and people have some of theirs.</summary>
/// <remarks>
/// A person's Saturdays, Sundays and public holidays with work cost their number squared times 15 minutes of wear, as nights do. A shift belongs to the day on which it starts.
/// </remarks>
public sealed class WeekendsAreShared : IConstraint
{
    public static string Name => "weekends-are-shared";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        let days = person.Shifts.Where(schedule.IsWeekend).Select(schedule.Day).Distinct().Count()
        where days > 0
        select new Match(Name, new() { Wear = Wear(days) }, person.Person.Id, null, new Fact.WeekendDays(days));

    internal static long Wear(long days) => NightsAreShared.Wear(days);
}
