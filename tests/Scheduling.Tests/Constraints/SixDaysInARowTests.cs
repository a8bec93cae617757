namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class SixDaysInARowTests
{
    [Fact]
    public void Six_days_are_enough_and_a_seventh_is_too_many()
    {
        Assert.Empty(Find<SixDaysInARow>(APerson(1), [.. Days(6)]));
        Assert.Equal(24 * 60, Assert.Single(Find<SixDaysInARow>(APerson(1), [.. Days(7)])).Cost.UnlawfulMinutes);
    }

    [Fact]
    public void Days_at_home_are_days() =>
        Assert.Single(Find<SixDaysInARow>(APerson(1) with { BusyDuties = [HomeWork("2026-02-01 08:00", 4)] }, [.. Days(6)]));

    static IEnumerable<Shift> Days(int count) => Enumerable.Range(2, count).Select(day => AShift(day, $"2026-02-{day:00} 08:00", 4));
}
