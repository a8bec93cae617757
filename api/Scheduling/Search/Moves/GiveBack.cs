namespace MutualAid.Scheduling.Search.Moves;

/// <summary>Someone who is disturbed gets back exactly their published shifts, and what they had instead goes to one other person or to several.</summary>
static class GiveBack
{
    const int LongestChain = 2;

    public static bool Try(Draft draft, ref Dice dice)
    {
        if (draft.Restorable.Count == 0)
            return false;

        var person = draft.Restorable[dice.Next(draft.Restorable.Count)];
        var published = draft.Board.Previous[person]!;
        var mark = draft.Mark;

        if (!LeaveOthers(draft, person, published))
            return false;

        var end = draft.Mark;
        foreach (var shift in published)
            if (!draft.PeopleOn(shift).Contains(person) && !TakeBack(draft, ref dice, person, shift))
                return false;

        PassOn(draft, ref dice, mark, end);
        return true;
    }

    static bool LeaveOthers(Draft draft, int person, HashSet<int> published)
    {
        var shifts = draft.ShiftsOf(person);

        for (var i = shifts.Count - 1; i >= 0; i--)
            if (!published.Contains(shifts[i]) && !draft.TryRelease(person, shifts[i]))
                return false;

        return true;
    }

    static bool TakeBack(Draft draft, ref Dice dice, int person, int shift)
    {
        if (!draft.Open.Contains(shift) && !MakeRoom(draft, ref dice, shift))
            return false;

        if (!draft.Allows(person, shift))
            return false;

        draft.Assign(person, shift);
        return true;
    }

    /// <summary>Someone leaves the shift, rather one who does not have it from what is published.</summary>
    static bool MakeRoom(Draft draft, ref Dice dice, int shift)
    {
        var people = draft.PeopleOn(shift);
        var first = dice.Next(Math.Max(1, people.Count));

        for (var i = 0; i < 2 * people.Count; i++)
        {
            var other = people[(first + i) % people.Count];
            if (i < people.Count && draft.Board.Previous[other] is { } theirs && theirs.Contains(shift))
                continue;

            if (draft.IsMovable(other, shift) && draft.TryRelease(other, shift))
                return true;
        }

        return false;
    }

    static void PassOn(Draft draft, ref Dice dice, int mark, int end)
    {
        var taker = -1;

        for (var entry = mark; entry < end; entry++)
        {
            var left = draft.Released(entry).Shift;
            if (!draft.Open.Contains(left))
                continue;

            var eligible = draft.Board.Shifts[left].Eligible;
            if (taker < 0)
                taker = eligible[dice.Next(eligible.Length)];

            if (draft.Allows(taker, left))
                draft.Assign(taker, left);
            else
                Fill.TakeSeat(draft, ref dice, left, LongestChain);
        }
    }
}
