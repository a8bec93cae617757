using MutualAid.Scheduling.Search;
using MutualAid.Scheduling.Search.Moves;

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
    public void After_each_of_a_million_moves_the_score_is_what_the_people_and_seats_cost_that_it_touched()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var draft = new Draft(new Board(problem));
            FirstDraft.Make(draft, CancellationToken.None);
            var recount = new Recount(draft);
            var dice = new Dice(seed);

            for (var move = 0; move < 10_000; move++)
            {
                if (Move(draft, ref dice) && dice.Next(2) == 0)
                    draft.Settle();
                else
                    draft.BackTo(0);

                if (recount.Follow() != draft.Score)
                    Assert.Fail($"{draft.Score} after move {move} of seed {seed}, recounted {recount.Follow()}.");

                if (move % 2_500 == 0)
                    AssertTrue(problem, draft);
            }

            AssertTrue(problem, draft);
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

    static bool Move(Draft draft, ref Dice dice) => dice.Next(7) switch
    {
        0 => Fill.Try(draft, ref dice),
        1 => Replace.Try(draft, ref dice),
        2 => Swap.Try(draft, ref dice),
        3 => SwapDays.Try(draft, ref dice),
        4 => Rework.Try(draft, ref dice),
        5 => GiveBack.Try(draft, ref dice),
        _ => Change(draft, ref dice),
    };

    static bool Change(Draft draft, ref Dice dice)
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

        return true;
    }

    /// <summary>The score again, from its own notes of who works what, what each person costs and what each team lacks.</summary>
    sealed class Recount
    {
        readonly Draft draft;
        readonly Teams teams;
        readonly int[][] shiftsOf, touched;
        readonly HashSet<int>[] peopleOn;
        readonly Score[] costs;
        Score sum;

        public Recount(Draft draft)
        {
            this.draft = draft;
            Shift[] shifts = [.. draft.Board.Shifts.Select(shift => shift.Shift)];
            teams = new(draft.Board.Problem with { Shifts = shifts });
            touched = [.. shifts.Select(liaison => shifts.Index().Where(each => each.Item == liaison || each.Item.Team.Liaisons?.Contains(liaison.Need) == true).Select(each => each.Index).ToArray())];
            shiftsOf = [.. draft.Board.People.Select(_ => Array.Empty<int>())];
            peopleOn = [.. shifts.Select(_ => new HashSet<int>())];
            costs = new Score[shiftsOf.Length];
            sum = Enumerable.Range(0, peopleOn.Length).Aggregate(default(Score), (all, shift) => all + Empty(shift));
            for (var person = 0; person < shiftsOf.Length; person++)
                Take(person);
        }

        public Score Follow()
        {
            for (var i = 0; i < draft.Changed.Count; i++)
                Take(draft.Changed[i]);

            draft.Changed.Clear();
            return sum + new Score { Wear = draft.Board.LenderShares.Index().Sum(lender => LendersShare.Wear(MinutesOf(lender.Index), lender.Item)) };
        }

        long MinutesOf(int lender)
        {
            var minutes = 0L;
            for (var person = 0; person < shiftsOf.Length; person++)
                if (draft.Board.People[person].Lender == lender)
                    foreach (var shift in shiftsOf[person])
                        minutes += draft.Board.Shifts[shift].Minutes;

            return minutes;
        }

        void Take(int person)
        {
            foreach (var shift in shiftsOf[person].Except(draft.ShiftsOf(person)))
                Change(shift, () => peopleOn[shift].Remove(person));

            foreach (var shift in draft.ShiftsOf(person).Except(shiftsOf[person]))
                Change(shift, () => peopleOn[shift].Add(person));

            shiftsOf[person] = [.. draft.ShiftsOf(person)];
            var (disturbed, wear, dislike) = Burden.Of(draft.Board, person, shiftsOf[person]);
            sum -= costs[person];
            costs[person] = new() { Disturbed = disturbed, Wear = wear, Dislike = dislike };
            sum += costs[person];
        }

        void Change(int shift, Action change)
        {
            sum -= Empty(shift) + Lacking(shift);
            change();
            sum += Empty(shift) + Lacking(shift);
        }

        Score Empty(int shift)
        {
            var (each, people) = (draft.Board.Shifts[shift].Shift, peopleOn[shift].Count);
            return Score.Uncovered(each.Priority, (long)each.Minutes * Math.Max(0, each.Minimum - people)) + new Score { Wanted = (long)each.Minutes * Math.Max(0, each.Seats - Math.Max(each.Minimum, people)) };
        }

        Score Lacking(int shift) => new() { Lacking = touched[shift].Sum(each => teams.Lacking(each, Together(each), other => peopleOn[other].Count)) };

        int Together(int shift) => peopleOn[shift].Aggregate(0, (bits, person) => bits | (int)teams.With(draft.Board.People[person].Person, shift));
    }
}
