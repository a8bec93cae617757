namespace MutualAid.Scheduling.Tests.Explain;

public sealed class GapsTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00", seats: 3), Evening = AShift(2, "2026-02-02 20:00");

    [Fact]
    public void A_full_shift_is_no_gap() => Assert.Empty(Gaps.Of(AProblem([APerson(1)], [Evening]), [On(Evening, APerson(1))]));

    [Fact]
    public void Everyone_who_is_not_there_is_counted_once_by_their_first_reason()
    {
        var unskilled = APerson(1) with { Skills = new Dictionary<string, int>(), AvailableDays = Weekdays.None };
        var alsoUnskilled = unskilled with { Id = APerson(2).Id };
        var away = APerson(3) with { Leave = [Whole("2026-02-01", "2026-02-09")] };
        var tired = APerson(4);
        var present = APerson(5);
        var problem = AProblem([unskilled, alsoUnskilled, away, tired, present], [Monday, Evening]);

        var gap = Assert.Single(Gaps.Of(problem, [On(Monday, present), On(Evening, tired)]));

        Assert.Equal((Monday.Id, 2, 0), (gap.Shift, gap.EmptySeats, gap.CouldTakeIt));
        Assert.Equal([("NoSkill", 2), ("OnLeave", 1), ("atl-13-daily", 1)], gap.Reasons.Select(reason => (reason.Kind, reason.People)));
        Assert.Equal(problem.People.Count - 1, gap.Reasons.Sum(reason => reason.People) + gap.CouldTakeIt);
    }

    [Fact]
    public void The_nearest_have_the_fewest_obstacles_and_the_skill()
    {
        var unskilled = APerson(1) with { Skills = new Dictionary<string, int>() };
        var far = APerson(2) with { Leave = [Whole("2026-02-01", "2026-02-09")], AvailableDays = Weekdays.None };
        var near = APerson(3) with { AvailableDays = Weekdays.None };

        var gap = Assert.Single(Gaps.Of(AProblem([unskilled, far, near], [Monday]), []));

        Assert.Equal([near.Id, far.Id, unskilled.Id], gap.Nearest.Select(each => each.Person));
        Assert.Equal([new Obstacle.NotAvailable(IsoDayOfWeek.Monday, false)], gap.Nearest[0].Obstacles);
    }

    [Fact]
    public void People_who_could_come_are_told() =>
        Assert.Equal(1, Assert.Single(Gaps.Of(AProblem([APerson(1)], [Evening]), [])).CouldTakeIt);
}
