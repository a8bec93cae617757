namespace MutualAid.Scheduling.Search.Moves;

/// <summary>Someone takes an empty seat; when nobody is free for it, someone leaves another shift for it and that seat is passed on.</summary>
/// <remarks>
/// Where the chain ends, the last seat stays empty: an empty seat that matters less is better, and one that matters as much
/// has moved to a place where it may be easier to fill.
/// </remarks>
static class Fill
{
    const int Glances = 6;
    const int LongestChain = 4;

    public static bool Try(Draft draft, ref Dice dice)
    {
        if (draft.Open.Count == 0)
            return false;

        var shift = draft.Open[dice.Next(draft.Open.Count)];
        var other = draft.Open[dice.Next(draft.Open.Count)];
        if (draft.Urgency(other) < draft.Urgency(shift))
            shift = other;

        return TakeSeat(draft, ref dice, shift, LongestChain);
    }

    public static bool TakeSeat(Draft draft, ref Dice dice, int shift, int chain)
    {
        var eligible = draft.Board.Shifts[shift].Eligible;
        if (eligible.Length == 0)
            return false;

        for (var glance = 0; glance < Glances; glance++)
        {
            var person = eligible[dice.Next(eligible.Length)];
            if (draft.Allows(person, shift))
            {
                draft.Assign(person, shift);
                return true;
            }
        }

        return chain > 0 && LeaveAnother(draft, ref dice, eligible[dice.Next(eligible.Length)], shift, chain);
    }

    static bool LeaveAnother(Draft draft, ref Dice dice, int person, int shift, int chain)
    {
        var shifts = draft.ShiftsOf(person);
        var count = shifts.Count;
        if (count == 0)
            return false;

        var first = dice.Next(count);
        var mark = draft.Mark;

        for (var i = 0; i < count; i++)
        {
            var left = shifts[(first + i) % count];

            if (left == shift || !draft.IsMovable(person, left) || !draft.TryRelease(person, left))
                continue;

            if (draft.Allows(person, shift))
            {
                draft.Assign(person, shift);
                TakeSeat(draft, ref dice, left, chain - 1);
                return true;
            }

            draft.BackTo(mark);
        }

        return false;
    }
}
