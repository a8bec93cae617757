namespace MutualAid.Scheduling.Search.Moves;

/// <summary>Two people take each other's shift.</summary>
static class Swap
{
    public static bool Try(Draft draft, ref Dice dice)
    {
        if (!Pick.Assignment(draft, ref dice, out var person, out var shift))
            return false;

        var eligible = draft.Board.Shifts[shift].Eligible;
        var other = eligible[dice.Next(eligible.Length)];

        if (other == person
            || !Pick.ShiftOf(draft, ref dice, other, out var theirs)
            || theirs == shift
            || !draft.IsMovable(person, theirs)
            || !draft.TryRelease(person, shift)
            || !draft.TryRelease(other, theirs)
            || !draft.Allows(person, theirs)
            || !draft.Allows(other, shift))
            return false;

        draft.Assign(person, theirs);
        draft.Assign(other, shift);
        return true;
    }
}
