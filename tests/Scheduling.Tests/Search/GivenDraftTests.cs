using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

public sealed class GivenDraftTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00"), Evening = AShift(2, "2026-02-02 20:00");
    static readonly Person Ann = APerson(1), Bo = APerson(2);
    static readonly Problem Both = AProblem([Ann, Bo], [Monday, Evening]);

    [Fact]
    public void What_is_lawful_may_be_moved()
    {
        var draft = GivenDraft.Of(Both, [On(Monday, Ann), On(Evening, Bo)]);

        Assert.Equal([[0], [1]], draft.Board.People.Select((_, person) => draft.ShiftsOf(person)));
        Assert.True(draft.IsMovable(0, 0));
        Assert.Equal(AllConstraints.Score(new(Both, [On(Monday, Ann), On(Evening, Bo)])), draft.Score);
    }

    [Fact]
    public void What_breaks_a_rule_stands_and_so_does_what_it_breaks_it_with()
    {
        var draft = GivenDraft.Of(Both, [On(Monday, Ann), On(Evening, Ann)]);

        Assert.Equal([0, 1], draft.ShiftsOf(0));
        Assert.Equal((false, false), (draft.IsMovable(0, 0), draft.IsMovable(0, 1)));
    }

    [Fact]
    public void More_people_than_seats_stand() => Assert.Equal(2, GivenDraft.Of(Both, [On(Monday, Ann), On(Monday, Bo)]).PeopleOn(0).Count);

    [Fact]
    public void What_is_fixed_but_not_in_the_schedule_is_left_out() => Assert.Empty(GivenDraft.Of(Both with { Fixed = [On(Monday, Ann)] }, [On(Evening, Bo)]).PeopleOn(0));
}
