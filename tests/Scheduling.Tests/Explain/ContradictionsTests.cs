namespace MutualAid.Scheduling.Tests.Explain;

public sealed class ContradictionsTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00"), Evening = AShift(2, "2026-02-02 20:00");
    static readonly Person Ann = APerson(1), Bo = APerson(2);
    static readonly Problem Sound = AProblem([Ann, Bo], [Monday, Evening]);

    [Fact]
    public void A_sound_problem_has_none() => Assert.Empty(Contradictions.Of(Sound with { Fixed = [On(Monday, Ann), On(Evening, Bo)] }));

    [Fact]
    public void Fixed_shifts_that_break_a_rule_together_are_both_named()
    {
        var found = Contradictions.Of(Sound with { Fixed = [On(Monday, Ann), On(Evening, Ann)] }).Cast<Contradiction.FixedUnlawful>().ToArray();

        Assert.Equal([On(Monday, Ann), On(Evening, Ann)], found.Select(each => each.Assignment));
        Assert.All(found, each => Assert.IsType<Breach.RestTooShort>(Assert.IsType<Obstacle.Hours>(Assert.Single(each.Obstacles)).Breach));
    }

    [Fact]
    public void Fixed_and_forbidden_at_once_is_named() =>
        Assert.IsType<Obstacle.Forbidden>(Assert.Single(Assert.IsType<Contradiction.FixedUnlawful>(
            Assert.Single(Contradictions.Of(Sound with { Fixed = [On(Monday, Ann)], Forbidden = [On(Monday, Ann)] }))).Obstacles));

    [Fact]
    public void More_fixed_people_than_seats_is_named() =>
        Assert.Equal(new Contradiction.FixedBeyondSeats(Monday.Id, 2, 1), Assert.Single(Contradictions.Of(Sound with { Fixed = [On(Monday, Ann), On(Monday, Bo)] })));

    [Fact]
    public void Fixed_to_something_unknown_is_named() =>
        Assert.Equal(new Contradiction.FixedUnknown(On(Monday, APerson(9))), Assert.Single(Contradictions.Of(Sound with { Fixed = [On(Monday, APerson(9))] })));

    [Fact]
    public void A_person_or_a_shift_that_is_there_twice_is_named() =>
        Assert.Equal(
            [new Contradiction.PersonTwice(Ann.Id), new Contradiction.ShiftTwice(Monday.Id)],
            Contradictions.Of(Sound with { People = [Ann, Bo, Ann], Shifts = [Monday, Evening, Monday] }));

    [Fact]
    public void A_shift_that_nobody_has_the_skill_for_is_named() =>
        Assert.Equal(new Contradiction.NobodyCan(Monday.Id), Assert.Single(Contradictions.Of(AProblem([Ann], [Monday with { SkillId = "network" }]))));
}
