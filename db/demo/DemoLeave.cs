using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>When people are away in the four weeks: around holidays if there are any, spread out if not.</summary>
static class DemoLeave
{
    public static IReadOnlyList<LeaveRow> Of(DemoCalendar calendar, DemoRandom random)
    {
        var draw = random.Below(100);
        // A few are away all the time: parents at home, people on long journeys.
        if (draw < 3)
            return [new(calendar.FirstDay.PlusDays(-random.Between(5, 60)), calendar.Day(random.Between(35, 120)))];
        if (draw < 12)
            return [Days(calendar.Day(random.Below(28)), random.Between(2, 7))];
        if (draw < 30)
            return [Short(calendar, random)];
        return [];
    }

    static LeaveRow Short(DemoCalendar calendar, DemoRandom random)
    {
        var length = random.Between(1, 3);
        return calendar.Holidays.Count == 0
            ? Days(calendar.Day(random.Below(28)), length)
            : Days(random.Pick(calendar.Holidays).PlusDays(-random.Below(length + 1)), length);
    }

    static LeaveRow Days(LocalDate from, int days) => new(from, from.PlusDays(days));
}
