using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>A schedule in the making: always lawful, with its score kept along, and every step can be taken back.</summary>
sealed class Draft
{
    readonly Board board;
    readonly List<int>[] shiftsOf;
    readonly List<int>[] peopleOn;
    readonly (int Disturbed, long Wear, long Dislike)[] burdens;
    readonly long[] empty = new long[BoardShift.Wanted + 1];
    readonly long[] lacks;
    readonly List<(int Shift, int Person, bool Added)> journal = [];
    readonly IndexSet open;
    readonly long[] lenderMinutes;
    long lacking, disturbed, wear, dislike, lendersWear;

    public Draft(Board board)
    {
        this.board = board;
        shiftsOf = [.. board.People.Select(_ => new List<int>())];
        peopleOn = [.. board.Shifts.Select(_ => new List<int>())];
        burdens = new (int, long, long)[board.People.Length];
        lenderMinutes = new long[board.LenderShares.Length];
        lacks = new long[board.Shifts.Length];
        open = new(board.Shifts.Length);
        Restorable = new(board.People.Length);
        Changed = new(board.People.Length);

        for (var shift = 0; shift < board.Shifts.Length; shift++)
        {
            var each = board.Shifts[shift];
            empty[each.Priority] += (long)each.Shift.Minimum * each.Minutes;
            empty[BoardShift.Wanted] += (long)(each.Shift.Seats - each.Shift.Minimum) * each.Minutes;
            if (Seats(shift) > 0)
                open.Add(shift);
        }

        // The people's books hold the fixed shifts already.
        foreach (var (shift, person) in board.Fixed)
            Count(shift, person);

        for (var person = 0; person < board.People.Length; person++)
            Weigh(person);

        journal.Clear();
    }

    public Board Board => board;

    /// <summary>People whose shifts have changed since the set was last cleared.</summary>
    public IndexSet Changed { get; }

    /// <summary>People who are disturbed and need not be, as far as their own work goes.</summary>
    public IndexSet Restorable { get; }

    public Score Score => new(0, empty[1], empty[2], empty[3], empty[BoardShift.Wanted], lacking, disturbed, wear + lendersWear, dislike);

    /// <summary>What people bear, each for themselves.</summary>
    public Score Burdens => new() { Disturbed = disturbed, Wear = wear, Dislike = dislike };

    public long Cost => Weights.Of(Score);

    /// <summary>Whether a shift more would disturb the person who is not disturbed yet.</summary>
    public bool WouldDisturb(int person, int shift) =>
        burdens[person].Disturbed == 0 && board.Previous[person] is { } published && !published.Contains(shift);

    public IReadOnlyList<int> ShiftsOf(int person) => shiftsOf[person];

    public IReadOnlyList<int> PeopleOn(int shift) => peopleOn[shift];

    /// <summary>Of the next seat of the shift; 1 is the most urgent.</summary>
    public int Urgency(int shift) => board.Shifts[shift].Urgency(peopleOn[shift].Count);

    /// <summary>Shifts with empty seats.</summary>
    public IndexSet Open => open;

    /// <summary>Whether the person may be put on the shift now, an empty seat apart; false when they are on it.</summary>
    public bool Allows(int person, int shift)
    {
        var each = board.People[person];
        return each.IsEligible[shift] && each.Book.Allows(board.Shifts[shift].Duty);
    }

    /// <summary>Whether the person is on the shift by the search's own choice.</summary>
    public bool IsMovable(int person, int shift) => board.People[person].IsEligible[shift];

    public void Assign(int person, int shift)
    {
        board.People[person].Book.Add(board.Shifts[shift].Duty);
        Count(shift, person);
        Weigh(person);
    }

    /// <summary>Takes the person off the shift; false, and nothing done, when what is left would not be lawful.</summary>
    public bool TryRelease(int person, int shift)
    {
        if (!board.People[person].Book.AllowsRemoving(board.Shifts[shift].Duty))
            return false;

        Uncount(shift, person);
        Weigh(person);
        return true;
    }

    /// <summary>A mark to go back to.</summary>
    public int Mark => journal.Count;

    /// <summary>The shift that was left, and by whom, at a step since the last <see cref="Settle"/>.</summary>
    public (int Shift, int Person) Released(int mark) => (journal[mark].Shift, journal[mark].Person);

    public void BackTo(int mark)
    {
        while (journal.Count > mark)
        {
            var (shift, person, added) = journal[^1];

            if (added)
                Uncount(shift, person);
            else
            {
                board.People[person].Book.Add(board.Shifts[shift].Duty);
                Count(shift, person);
            }

            Weigh(person);
            journal.RemoveRange(journal.Count - 2, 2);
        }
    }

    /// <summary>What was done is done: there is no way back past this point.</summary>
    public void Settle() => journal.Clear();

    /// <summary>Work in this draft.</summary>
    public int MinutesOf(int person) => shiftsOf[person].Sum(shift => board.Shifts[shift].Minutes);

    /// <summary>Gives the person these shifts instead of theirs, which must be lawful; empty seats are not looked at.</summary>
    public void Put(int person, ReadOnlySpan<int> shifts)
    {
        for (var i = shiftsOf[person].Count - 1; i >= 0; i--)
            if (shifts.BinarySearch(shiftsOf[person][i]) < 0)
                Uncount(shiftsOf[person][i], person);

        foreach (var shift in shifts)
            if (shiftsOf[person].BinarySearch(shift) < 0)
            {
                board.People[person].Book.Add(board.Shifts[shift].Duty);
                Count(shift, person);
            }

        Weigh(person);
    }

    int Seats(int shift) => board.Shifts[shift].Shift.Seats;

    void Count(int shift, int person)
    {
        var mine = shiftsOf[person];
        var at = mine.BinarySearch(shift);
        mine.Insert(~at, shift);
        peopleOn[shift].Add(person);
        journal.Add((shift, person, true));
        Load(person, board.Shifts[shift].Minutes);

        var people = peopleOn[shift].Count;

        if (people <= Seats(shift))
            empty[board.Shifts[shift].Urgency(people - 1)] -= board.Shifts[shift].Minutes;

        if (people == Seats(shift))
            open.Remove(shift);

        WeighTeams(shift, isTurn: people == 1);
    }

    void Uncount(int shift, int person)
    {
        board.People[person].Book.Remove(board.Shifts[shift].Duty);
        shiftsOf[person].Remove(shift);
        peopleOn[shift].Remove(person);
        journal.Add((shift, person, false));
        Load(person, -board.Shifts[shift].Minutes);

        var people = peopleOn[shift].Count;

        if (people < Seats(shift))
        {
            empty[board.Shifts[shift].Urgency(people)] += board.Shifts[shift].Minutes;
            open.Add(shift);
        }

        WeighTeams(shift, isTurn: people == 0);
    }

    /// <param name="isTurn">Whether the shift has come to have people, or to have none: that makes a difference to those whose liaisons they are.</param>
    void WeighTeams(int shift, bool isTurn)
    {
        if (board.Shifts[shift].Shift.Team.AskForSomething)
            WeighTeam(shift);

        if (isTurn)
            foreach (var other in board.Shifts[shift].LiaisonOf)
                WeighTeam(other);
    }

    void WeighTeam(int shift)
    {
        var now = Lack.Of(board, shift, peopleOn);
        lacking += now - lacks[shift];
        lacks[shift] = now;
    }

    /// <summary>Gives the person's lender so many minutes more.</summary>
    void Load(int person, int minutes)
    {
        var lender = board.People[person].Lender;
        var (share, before) = (board.LenderShares[lender], lenderMinutes[lender]);
        lenderMinutes[lender] += minutes;
        lendersWear += LendersShare.Wear(before + minutes, share) - LendersShare.Wear(before, share);
    }

    void Weigh(int person)
    {
        var before = burdens[person];
        var now = Burden.Of(board, person, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shiftsOf[person]));
        burdens[person] = now;
        Changed.Add(person);
        disturbed += now.Disturbed - before.Disturbed;
        wear += now.Wear - before.Wear;
        dislike += now.Dislike - before.Dislike;

        if (now.Disturbed == 1 && board.CouldStand[person])
            Restorable.Add(person);
        else
            Restorable.Remove(person);
    }
}
