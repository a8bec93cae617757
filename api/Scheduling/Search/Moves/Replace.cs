namespace MutualAid.Scheduling.Search.Moves;

/// <summary>One person leaves a shift and someone else takes it.</summary>
static class Replace
{
    public static bool Try(Draft draft, ref Dice dice)
    {
        if (!Pick.Assignment(draft, ref dice, out var person, out var shift) || !draft.TryRelease(person, shift))
            return false;

        var eligible = draft.Board.Shifts[shift].Eligible;
        var next = eligible[dice.Next(eligible.Length)];

        if (next == person || !draft.Allows(next, shift))
            return false;

        draft.Assign(next, shift);
        return true;
    }
}
