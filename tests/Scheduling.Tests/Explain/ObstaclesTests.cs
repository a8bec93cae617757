namespace MutualAid.Scheduling.Tests.Explain;

public sealed class ObstaclesTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00", 12, onSite: true);

    [Fact]
    public void Someone_who_can_has_none() => Assert.Empty(Of(APerson(1)));

    [Fact]
    public void All_of_them_are_told_first_those_that_stand()
    {
        var person = APerson(1) with
        {
            Skills = new Dictionary<string, int> { ["ad"] = 1 },
            Offered = [AnOffer("2026-02-03", "2026-02-04")],
            Leave = [Whole("2026-02-02", "2026-02-03")],
            AvailableDays = Weekdays.None,
            WorksOnSite = false,
            CeilingMinutesPerWeek = 11 * 60,
        };

        Assert.Equal(
            [typeof(Obstacle.LevelTooLow), typeof(Obstacle.NotOffered), typeof(Obstacle.OnLeave), typeof(Obstacle.NotAvailable), typeof(Obstacle.WrongPlace), typeof(Obstacle.CeilingReached)],
            Of(person).Select(obstacle => obstacle.GetType()));
    }

    [Fact]
    public void Being_on_duty_is_told_once_and_not_as_every_rule_that_it_breaks() =>
        Assert.Equal(At("2026-02-02 19:00"), Assert.IsType<Obstacle.AlreadyOnDuty>(Assert.Single(Of(APerson(1), AShift(2, "2026-02-02 19:00")))).Duty.Start);

    [Fact]
    public void An_hour_rule_comes_with_its_numbers()
    {
        var rest = Assert.IsType<Breach.RestTooShort>(Assert.IsType<Obstacle.Hours>(Assert.Single(Of(APerson(1), AShift(2, "2026-02-03 06:00")))).Breach);

        Assert.Equal((Hours(10), Hours(11)), (rest.Had, rest.Required));
    }

    [Fact]
    public void The_road_is_told_apart() =>
        Assert.Equal(
            Hours(12),
            Assert.IsType<Obstacle.TravelTooFar>(Assert.Single(Of(APerson(1) with { BusyDuties = [HomeWork("2026-02-03 08:00", 4)] }))).Breach.Had);

    [Fact]
    public void What_the_person_already_breaks_is_no_obstacle() =>
        Assert.Empty(Of(APerson(1) with { BusyDuties = [HomeWork("2026-02-20 08:00", 14)] }));

    [Fact]
    public void An_offer_or_a_leave_may_lack_its_beginning_or_its_end()
    {
        Assert.Empty(Of(APerson(1) with { Offered = [AnOpenOffer(null, null)], Leave = [new(null, Monday.Start), new(Monday.End, null)] }));
        Assert.IsType<Obstacle.NotOffered>(Assert.Single(Of(APerson(1) with { Offered = [AnOpenOffer(Monday.Start + Hours(1), null), AnOpenOffer(null, Monday.End - Hours(1))] })));
        Assert.IsType<Obstacle.OnLeave>(Assert.Single(Of(APerson(1) with { Leave = [new(Monday.End - Hours(1), null)] })));
        Assert.IsType<Obstacle.OnLeave>(Assert.Single(Of(APerson(1) with { Leave = [new(null, Monday.Start + Hours(1))] })));
    }

    static IReadOnlyList<Obstacle> Of(Person person, params Shift[] others) => Obstacles.Of(AProblem([person], [Monday, .. others]), person, Monday, others);
}
