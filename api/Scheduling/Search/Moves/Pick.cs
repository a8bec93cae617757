namespace MutualAid.Scheduling.Search.Moves;

/// <summary>Random choices that several moves begin with.</summary>
static class Pick
{
    /// <summary>A person and one of their shifts that may be changed.</summary>
    public static bool Assignment(Draft draft, ref Dice dice, out int person, out int shift)
    {
        person = dice.Next(draft.Board.People.Length);
        return ShiftOf(draft, ref dice, person, out shift);
    }

    public static bool ShiftOf(Draft draft, ref Dice dice, int person, out int shift)
    {
        var shifts = draft.ShiftsOf(person);
        shift = shifts.Count == 0 ? -1 : shifts[dice.Next(shifts.Count)];
        return shift >= 0 && draft.IsMovable(person, shift);
    }
}
