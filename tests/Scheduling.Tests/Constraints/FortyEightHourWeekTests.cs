namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class FortyEightHourWeekTests
{
    static readonly Shift[] FourTwelves = [.. Enumerable.Range(1, 4).Select(day => AShift(day, $"2026-02-0{day + 1} 07:00", 12))];

    [Fact]
    public void Forty_eight_hours_is_enough() => Assert.Empty(Find<FortyEightHourWeek>(APerson(1), FourTwelves));

    [Fact]
    public void Home_work_in_the_same_seven_days_counts() =>
        Assert.Equal(240, Assert.Single(Find<FortyEightHourWeek>(APerson(1) with { BusyDuties = [HomeWork("2026-02-07 08:00", 4)] }, FourTwelves)).Cost.UnlawfulMinutes);

    [Fact]
    public void A_week_that_home_work_alone_overfills_is_not_the_schedules_fault_elsewhere()
    {
        var person = APerson(1) with { BusyDuties = [.. Enumerable.Range(2, 5).Select(day => HomeWork($"2026-02-0{day} 07:00", 10))] };

        Assert.Empty(Find<FortyEightHourWeek>(person, AShift(1, "2026-03-02 07:00")));
        Assert.Equal(Hours(58), Assert.IsType<Breach.WeekTooLong>(Assert.IsType<Fact.Unlawful>(Assert.Single(Find<FortyEightHourWeek>(person, AShift(1, "2026-02-08 07:00"))).Fact).Breach).Had);
    }
}
