namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class WeekendsAreSharedTests
{
    [Fact]
    public void A_saturday_and_a_sunday_on_one_person_cost_twice_as_much_as_one_each_on_two()
    {
        Shift[] shifts = [AShift(1, "2026-02-07 08:00"), AShift(2, "2026-02-08 08:00")];
        var problem = AProblem([APerson(1), APerson(2)], shifts);

        var match = Assert.Single(Find<WeekendsAreShared>(problem, On(shifts[0], APerson(1)), On(shifts[1], APerson(1))));

        Assert.Equal((60, new Fact.WeekendDays(2)), (match.Cost.Wear, match.Fact));
        Assert.Equal(30, Find<WeekendsAreShared>(problem, On(shifts[0], APerson(1)), On(shifts[1], APerson(2))).Sum(each => each.Cost.Wear));
    }

    [Fact]
    public void Two_shifts_on_one_day_are_one_day() =>
        Assert.Equal(new Fact.WeekendDays(1), Assert.Single(Find<WeekendsAreShared>(APerson(1), AShift(1, "2026-02-07 06:00", 4), AShift(2, "2026-02-07 14:00", 4))).Fact);

    /// <summary>The clocks of Stockholm, not of UTC: half past midnight on Saturday and on Monday.</summary>
    [Fact]
    public void A_shift_belongs_to_the_day_on_which_it_starts()
    {
        Assert.Empty(Find<WeekendsAreShared>(APerson(1), AShift(1, "2026-02-06 22:00"), AShift(2, "2026-02-09 00:30")));
        Assert.Single(Find<WeekendsAreShared>(APerson(1), AShift(1, "2026-02-07 00:30")));
    }

    /// <summary>Good Friday, and not the Thursday on which a night into it starts; Easter Sunday is one day, not two.</summary>
    [Fact]
    public void A_holiday_is_a_day_off_on_whatever_weekday()
    {
        Shift[] shifts = [AShift(1, "2026-04-02 22:00"), AShift(2, "2026-04-03 22:00"), AShift(3, "2026-04-05 08:00")];
        var problem = AProblem([APerson(1)], shifts) with { Holidays = new HashSet<LocalDate> { new(2026, 4, 3), new(2026, 4, 5) } };

        Assert.Equal(new Fact.WeekendDays(2), Assert.Single(Find<WeekendsAreShared>(problem, All(problem))).Fact);
        Assert.Equal(new Fact.WeekendDays(1), Assert.Single(Find<WeekendsAreShared>(problem with { Holidays = new HashSet<LocalDate>() }, All(problem))).Fact);
    }
}
