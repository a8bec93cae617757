namespace MutualAid.Scheduling.Search.Moves;

/// <summary>A few people give up all their shifts of some days and take shifts of those days anew, in random order.</summary>
/// <remarks>The way to schedules that no exchange of one shift for another leads to, such as two short shifts instead of a long one.</remarks>
static class Rework
{
    const int MostPeople = 3;
    const int LongestDays = 7;

    public static bool Try(Draft draft, ref Dice dice)
    {
        if (!Anchor(draft, ref dice, out var anchor))
            return false;

        var board = draft.Board;
        var from = board.Shifts[anchor].Duty.Day - dice.Next(LongestDays);
        var to = from + LongestDays;
        var eligible = board.Shifts[anchor].Eligible;
        Span<int> people = stackalloc int[1 + dice.Next(MostPeople)];
        foreach (ref var person in people)
            person = eligible[dice.Next(eligible.Length)];

        var mark = draft.Mark;
        foreach (var person in people)
            Release(draft, person, from, to);

        var end = draft.Mark;
        Take(draft, ref dice, people, board.FirstOn(from), board.FirstOn(to));

        for (var entry = mark; entry < end; entry++)
            if (draft.Released(entry).Shift is var left && draft.Open.Contains(left))
                Fill.TakeSeat(draft, ref dice, left, chain: 0);

        return true;
    }

    static bool Anchor(Draft draft, ref Dice dice, out int anchor)
    {
        if (draft.Open.Count == 0 || dice.Next(2) == 0)
            return Pick.Assignment(draft, ref dice, out _, out anchor);

        anchor = draft.Open[dice.Next(draft.Open.Count)];
        return draft.Board.Shifts[anchor].Eligible.Length > 0;
    }

    static void Release(Draft draft, int person, int from, int to)
    {
        var shifts = draft.ShiftsOf(person);

        for (var i = shifts.Count - 1; i >= 0; i--)
            if (draft.Board.Shifts[shifts[i]].Duty.Day is var day && day >= from && day < to && draft.IsMovable(person, shifts[i]))
                draft.TryRelease(person, shifts[i]);
    }

    static void Take(Draft draft, ref Dice dice, ReadOnlySpan<int> people, int first, int after)
    {
        var count = after - first;

        // Picked at random, and then each once, so that nothing is left that could be had.
        for (var i = 0; i < count; i++)
            TakeOne(draft, people, first + dice.Next(count), dice.Next(people.Length));

        for (var i = 0; i < count; i++)
            TakeOne(draft, people, first + i, dice.Next(people.Length));
    }

    static void TakeOne(Draft draft, ReadOnlySpan<int> people, int shift, int first)
    {
        for (var i = 0; i < people.Length && draft.Open.Contains(shift); i++)
            if (people[(first + i) % people.Length] is var person && draft.Allows(person, shift))
                draft.Assign(person, shift);
    }
}
