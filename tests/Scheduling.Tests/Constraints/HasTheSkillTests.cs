namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class HasTheSkillTests
{
    [Fact]
    public void The_skill_at_the_level_asked_for_will_do() =>
        Assert.Empty(Find<HasTheSkill>(APerson(1), AShift(1, "2026-02-02 08:00", level: 3)));

    [Fact]
    public void A_level_too_low_costs_the_whole_shift()
    {
        var match = Assert.Single(Find<HasTheSkill>(APerson(1), AShift(1, "2026-02-02 08:00", level: 4)));

        Assert.Equal(new() { UnlawfulMinutes = 480 }, match.Cost);
        Assert.Equal(new Fact.Unfit(new Obstacle.LevelTooLow(3, 4)), match.Fact);
    }

    [Fact]
    public void Another_skill_does_not_do() =>
        Assert.Equal(new Fact.Unfit(new Obstacle.NoSkill("network")), Assert.Single(Find<HasTheSkill>(APerson(1), AShift(1, "2026-02-02 08:00", skill: "network"))).Fact);
}
