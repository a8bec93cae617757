using System.Runtime.InteropServices;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>The best schedule so far, kept beside the draft; only people who have changed are copied.</summary>
sealed class Best
{
    readonly Draft draft;
    readonly List<int>[] shiftsOf;

    public Best(Draft draft)
    {
        this.draft = draft;
        shiftsOf = [.. draft.Board.People.Select(_ => new List<int>())];
        Keep();
    }

    public Score Score { get; private set; }

    public bool IsBeaten => draft.Score < Score;

    /// <summary>The draft as it is now is the best.</summary>
    public void Keep()
    {
        Score = draft.Score;

        for (var i = 0; i < draft.Changed.Count; i++)
        {
            var person = draft.Changed[i];
            shiftsOf[person].Clear();
            shiftsOf[person].AddRange(draft.ShiftsOf(person));
        }

        draft.Changed.Clear();
    }

    /// <summary>The draft becomes the best again.</summary>
    public void Return()
    {
        var changed = Enumerable.Range(0, draft.Changed.Count).Select(i => draft.Changed[i]).ToArray();

        foreach (var person in changed)
            draft.Put(person, CollectionsMarshal.AsSpan(shiftsOf[person]));

        draft.Settle();
        draft.Changed.Clear();
    }

    public Schedule ToSchedule()
    {
        var board = draft.Board;
        var people = new List<int>[board.Shifts.Length];

        for (var person = 0; person < shiftsOf.Length; person++)
            foreach (var shift in shiftsOf[person])
                (people[shift] ??= []).Add(person);

        Assignment[] assignments =
        [
            .. from shift in Enumerable.Range(0, people.Length)
               where people[shift] is not null
               from person in people[shift]
               select new Assignment(board.Shifts[shift].Shift.Id, board.People[person].Person.Id),
        ];

        return new(
            assignments,
            Score,
            (int)Math.Min(int.MaxValue, board.Shifts.Sum(shift => (long)shift.Shift.Seats)),
            board.Shifts.Select((shift, index) => Math.Min(shift.Shift.Seats, people[index]?.Count ?? 0)).Sum());
    }
}
