namespace MutualAid.Scheduling.Search.Moves;

/// <summary>Two people take over all of each other's shifts of some days in a row, so that blocks of work stay whole.</summary>
static class SwapDays
{
    const int LongestDays = 7;

    public static bool Try(Draft draft, ref Dice dice)
    {
        if (!Pick.Assignment(draft, ref dice, out var person, out var shift))
            return false;

        var board = draft.Board;
        var eligible = board.Shifts[shift].Eligible;
        var other = eligible[dice.Next(eligible.Length)];

        if (other == person)
            return false;

        var from = board.Shifts[shift].Duty.Day;
        var to = from + 1 + dice.Next(LongestDays);
        var mark = draft.Mark;

        if (!ReleaseDays(draft, person, other, from, to) || !ReleaseDays(draft, other, person, from, to))
            return false;

        var end = draft.Mark;
        for (var entry = mark; entry < end; entry++)
        {
            var (left, who) = draft.Released(entry);
            var taker = who == person ? other : person;

            if (!draft.Allows(taker, left))
                return false;

            draft.Assign(taker, left);
        }

        return true;
    }

    static bool ReleaseDays(Draft draft, int person, int taker, int from, int to)
    {
        var shifts = draft.ShiftsOf(person);

        for (var i = shifts.Count - 1; i >= 0; i--)
        {
            var day = draft.Board.Shifts[shifts[i]].Duty.Day;

            if (day >= from && day < to && (!draft.IsMovable(person, shifts[i]) || !draft.IsMovable(taker, shifts[i]) || !draft.TryRelease(person, shifts[i])))
                return false;
        }

        return true;
    }
}
