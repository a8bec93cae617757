using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>No more than three nights in a row.</summary>
/// <remarks>Guidance: HSE HSG256 and Garde and Kecklund 2020. Each further night costs four hours of wear.</remarks>
public sealed class FewNightsInARow : IConstraint
{
    public const int Good = 3;
    public const int MinutesPerFurtherNight = 4 * 60;

    public static string Name => "few-nights-in-a-row";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        from nights in Runs(person.Shifts.Where(schedule.IsNight).Select(schedule.Day))
        where nights > Good
        select new Match(Name, new() { Wear = (long)(nights - Good) * MinutesPerFurtherNight }, person.Person.Id, null, new Fact.LongNightRun(nights, Good));

    static IEnumerable<int> Runs(IEnumerable<LocalDate> days)
    {
        var (last, run) = (LocalDate.MinIsoValue, 0);

        foreach (var day in days.Distinct())
        {
            if (run > 0 && day != last.PlusDays(1))
            {
                yield return run;
                run = 0;
            }

            (last, run) = (day, run + 1);
        }

        if (run > 0)
            yield return run;
    }
}
