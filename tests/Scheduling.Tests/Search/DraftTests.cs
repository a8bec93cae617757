using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

public sealed class DraftTests
{
    [Fact]
    public void The_score_kept_along_is_the_rulebooks_after_every_step_forth_and_back()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var draft = new Draft(new Board(problem));
            var dice = new Dice(seed);
            AssertTrue(problem, draft);

            for (var step = 0; step < 120; step++)
            {
                var mark = draft.Mark;
                var before = draft.Score;
                Change(draft, ref dice);

                if (dice.Next(3) == 0)
                {
                    draft.BackTo(mark);
                    Assert.Equal(before, draft.Score);
                }

                if (step % 12 == 0)
                    AssertTrue(problem, draft);
            }
        }
    }

    [Fact]
    public void The_best_comes_back_whatever_has_happened_since()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var draft = new Draft(new Board(problem));
            FirstDraft.Make(draft, CancellationToken.None);
            var best = new Best(draft);
            var dice = new Dice(seed);
            var kept = best.ToSchedule();

            for (var step = 0; step < 50; step++)
                Change(draft, ref dice);

            best.Return();

            Assert.Equal(kept.Score, draft.Score);
            AssertTrue(problem, draft);
            Assert.Equal(kept.Assignments, best.ToSchedule().Assignments);
        }
    }

    static void AssertTrue(Problem problem, Draft draft) =>
        Assert.Equal(AllConstraints.Score(new(problem, Assignments(draft))), draft.Score);

    static IEnumerable<Assignment> Assignments(Draft draft) =>
        from shift in Enumerable.Range(0, draft.Board.Shifts.Length)
        from person in draft.PeopleOn(shift)
        select new Assignment(draft.Board.Shifts[shift].Shift.Id, draft.Board.People[person].Person.Id);

    static void Change(Draft draft, ref Dice dice)
    {
        var person = dice.Next(draft.Board.People.Length);
        var shift = dice.Next(draft.Board.Shifts.Length);

        if (draft.ShiftsOf(person).Contains(shift))
        {
            if (draft.IsMovable(person, shift) && dice.Next(2) == 0)
                draft.TryRelease(person, shift);
        }
        else if (draft.Open.Contains(shift) && draft.Allows(person, shift))
            draft.Assign(person, shift);
    }
}
