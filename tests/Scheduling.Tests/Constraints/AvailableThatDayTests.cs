namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class AvailableThatDayTests
{
    // Monday by day, Tuesday by night.
    static readonly Person Limited = APerson(1) with { AvailableDays = new(0b000_0001), AvailableNights = new(0b000_0010) };

    [Fact]
    public void Days_and_nights_have_weekdays_of_their_own() =>
        Assert.Empty(Find<AvailableThatDay>(Limited, AShift(1, "2026-02-02 08:00"), AShift(2, "2026-02-03 19:00", 12)));

    [Fact]
    public void A_night_counts_to_the_day_on_which_it_starts()
    {
        Assert.Equal(new Fact.Unfit(new Obstacle.NotAvailable(IsoDayOfWeek.Monday, true)), Assert.Single(Find<AvailableThatDay>(Limited, AShift(1, "2026-02-02 19:00", 12))).Fact);
        Assert.Equal(new Fact.Unfit(new Obstacle.NotAvailable(IsoDayOfWeek.Tuesday, false)), Assert.Single(Find<AvailableThatDay>(Limited, AShift(1, "2026-02-03 08:00"))).Fact);
    }
}
