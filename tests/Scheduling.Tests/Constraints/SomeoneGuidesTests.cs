namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class SomeoneGuidesTests
{
    static readonly Shift Guided = AShift(1, "2026-02-02 08:00", seats: 3) with { Team = new(Guide: true) };
    static readonly Person Guide = APerson(1), Learner = Someone(2, 2), Other = Someone(3, 1);

    [Fact]
    public void A_shift_on_which_nobody_can_guide_costs_its_minutes_once()
    {
        var match = Assert.Single(Of(Learner, Other));

        Assert.Equal((new Score { Lacking = 480 }, new Fact.NobodyGuides(2)), (match.Cost, match.Fact));
        Assert.Equal((null, Guided.Id), (match.Person, match.Shift));
    }

    [Fact]
    public void One_who_can_is_enough() => Assert.Empty(Of(Learner, Guide, Other));

    [Fact]
    public void A_higher_level_of_something_else_is_not() =>
        Assert.Single(Of(Learner with { Skills = new Dictionary<string, int> { ["ad"] = 2, ["network"] = 4 } }));

    [Fact]
    public void Where_nobody_is_or_nothing_is_asked_for_nothing_lacks()
    {
        Assert.Empty(Of());
        Assert.Empty(Find<SomeoneGuides>(Learner, Guided with { Team = TeamRules.None }));
    }

    static Match[] Of(params Person[] people) => Find<SomeoneGuides>(AProblem(people, [Guided]), [.. people.Select(person => On(Guided, person))]);

    static Person Someone(int number, int level) => APerson(number) with { Skills = new Dictionary<string, int> { ["ad"] = level } };
}
