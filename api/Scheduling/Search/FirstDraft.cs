namespace MutualAid.Scheduling.Search;

/// <summary>The first lawful schedule: what stood before as far as it is lawful, then the seats up to the minimum and those wanted beyond it, the hardest first.</summary>
static class FirstDraft
{
    public static void Make(Draft draft, CancellationToken stop)
    {
        var board = draft.Board;
        var start = board.Problem.Start.Count > 0 ? board.Problem.Start : board.Problem.Previous;

        foreach (var (shift, person) in board.Numbered(start))
            if (draft.Open.Contains(shift) && draft.Allows(person, shift))
                draft.Assign(person, shift);

        FillUp(draft, stop);
        draft.Settle();
    }

    /// <summary>Fills the empty seats that someone can take as things are, the hardest first.</summary>
    public static void FillUp(Draft draft, CancellationToken stop)
    {
        var board = draft.Board;
        var hardestFirst =
            from shift in Enumerable.Range(0, board.Shifts.Length)
            where draft.Open.Contains(shift)
            let each = board.Shifts[shift]
            from seats in ((int[])[each.Shift.Minimum, each.Shift.Seats]).Distinct()
            where seats > draft.PeopleOn(shift).Count
            orderby each.Urgency(seats - 1), each.Eligible.Length / Math.Max(1, seats), shift
            select (shift, seats);

        foreach (var (shift, seats) in hardestFirst.ToArray())
        {
            if (stop.IsCancellationRequested)
                break;

            Fill(draft, shift, seats);
        }
    }

    static void Fill(Draft draft, int shift, int seats)
    {
        var board = draft.Board;
        var most = Math.Max(1, board.Shifts.Length);

        // Those whom it does not disturb first, then those with the least to do; among them, those who could do little else.
        var byLoad = board.Shifts[shift].Eligible
            .OrderBy(person => draft.WouldDisturb(person, shift))
            .ThenBy(person => draft.MinutesOf(person) * 1000L / board.People[person].Capacity + board.People[person].CouldTake.Count * 300L / most)
            .ThenBy(person => person);

        foreach (var person in byLoad)
        {
            if (draft.PeopleOn(shift).Count >= seats)
                break;

            if (draft.Allows(person, shift))
                draft.Assign(person, shift);
        }
    }
}
