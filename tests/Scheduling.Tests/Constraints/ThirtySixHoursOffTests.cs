namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class ThirtySixHoursOffTests
{
    [Fact]
    public void Five_days_and_a_weekend_is_lawful() =>
        Assert.Empty(Find<ThirtySixHoursOff>(APerson(1), [.. Days(2, 3, 4, 5, 6, 9, 10)]));

    [Fact]
    public void Seven_days_in_a_row_leave_no_weekly_rest()
    {
        var match = Assert.Single(Find<ThirtySixHoursOff>(APerson(1), [.. Days(2, 3, 4, 5, 6, 7, 8)]));

        // Six days and eight hours of work where 132 hours are allowed.
        Assert.Equal(20 * 60, match.Cost.UnlawfulMinutes);
    }

    static IEnumerable<Shift> Days(params int[] days) => days.Select(day => AShift(day, $"2026-02-{day:00} 08:00"));
}
