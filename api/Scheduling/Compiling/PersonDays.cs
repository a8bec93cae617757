using MutualAid.Rules;
using MutualAid.Scheduling.Compiling.Rules;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What one person may do on each day, from the first on which they could take a shift or have a fixed one to the last.</summary>
/// <remarks>A shift belongs to the day on which it starts. The first choice of each day is to take none; fixed shifts are part of every choice.</remarks>
sealed class PersonDays : IRosterJudge
{
    /// <summary>A day with more is of shifts so short that rosters are not the way to look at them.</summary>
    const int MostChoices = 400;

    readonly List<RosterRule> judged = [];
    SevenDays? sevenDays;

    PersonDays(Board board, BoardPerson person, Duty[] settled, DutyBook book, DayChoice[][] days, int first) =>
        (Board, Person, Settled, Book, Days, First) = (board, person, settled, book, days, first);

    public Board Board { get; }

    public BoardPerson Person { get; }

    /// <summary>What the person works whatever this schedule says.</summary>
    public Duty[] Settled { get; }

    /// <summary>Of the person, with what is settled; whoever adds to it takes it out again.</summary>
    public DutyBook Book { get; }

    public DayChoice[][] Days { get; }

    /// <summary>Number of the first day.</summary>
    public int First { get; }

    public int MostInADay => Days.Max(day => day.Length);

    /// <summary>Null when there are too many choices to look at.</summary>
    /// <param name="settled">The person's fixed shifts, in order of start.</param>
    public static PersonDays? Of(Board board, int index, int[] settled)
    {
        var person = board.People[index];
        var book = person.EmptyBook();
        Duty[] duties = [.. person.Person.BusyDuties, .. settled.Select(shift => board.Shifts[shift].Shift.Duty)];
        book.Settle(duties, board.Problem.Zone);

        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var shift in person.CouldTake.Concat(settled))
            (first, last) = (Math.Min(first, board.Shifts[shift].Duty.Day), Math.Max(last, board.Shifts[shift].Duty.Day));

        var days = new DayChoice[last - first + 1][];
        for (var day = 0; day < days.Length; day++)
        {
            int[] could = [.. person.CouldTake.Where(shift => board.Shifts[shift].Duty.Day == first + day)];
            int[] stands = [.. settled.Where(shift => board.Shifts[shift].Duty.Day == first + day)];
            var choices = new List<DayChoice>();
            AddSets(0, []);
            if (choices.Count > MostChoices) return null;

            days[day] = [.. choices];

            void AddSets(int from, int[] taken)
            {
                if (choices.Count > MostChoices) return;
                choices.Add(new(board, taken, stands));
                for (var next = from; next < could.Length; next++)
                {
                    var duty = board.Shifts[could[next]].Duty;
                    if (!book.Allows(duty)) continue;

                    book.Add(duty);
                    AddSets(next + 1, [.. taken, could[next]]);
                    book.Remove(duty);
                }
            }
        }

        return new(board, person, duties, book, days, first);
    }

    /// <summary>Once for whatever is counted: its states take long to find.</summary>
    public SevenDays SevenDays => sevenDays ??= new(this);

    /// <summary>What <see cref="WhyNot"/> has said until now.</summary>
    public IReadOnlyList<RosterRule> Judged => judged;

    /// <summary>Days of the roster that are not lawful together, none of which can be left out of that.</summary>
    public RosterRule WhyNot(short[] choices)
    {
        short[] left = [.. choices];
        for (var day = 0; day < left.Length; day++)
        {
            if (left[day] == 0) continue;

            left[day] = 0;
            if (Allows(left)) left[day] = choices[day];
        }

        var rule = new NeverTogether([.. left.Index().Where(day => day.Item != 0).Select(day => (day.Index, (int)day.Item))]);
        judged.Add(rule);
        return rule;
    }

    /// <summary>Whether the roster is lawful.</summary>
    public bool Allows(short[] choices)
    {
        var (day, count, isLawful) = (0, 0, true);
        for (; isLawful && day < choices.Length; day++)
        {
            var taken = Days[day][choices[day]].Taken;
            count = PutIn(taken);
            isLawful = count == taken.Length;
        }

        // Of the last day only as much as went in.
        if (day > 0) TakeOut(Days[day - 1][choices[day - 1]].Taken.AsSpan(0, count));
        for (day -= 2; day >= 0; day--) TakeOut(Days[day][choices[day]].Taken);

        return isLawful;
    }

    /// <summary>Puts the shifts into the book, in order, as far as they are lawful; <see cref="TakeOut"/> takes out as many.</summary>
    public int PutIn(ReadOnlySpan<int> shifts)
    {
        var count = 0;
        foreach (var shift in shifts)
        {
            if (!Book.Allows(Board.Shifts[shift].Duty)) break;

            Book.Add(Board.Shifts[shift].Duty);
            count++;
        }

        return count;
    }

    public void TakeOut(ReadOnlySpan<int> shifts)
    {
        foreach (var shift in shifts) Book.Remove(Board.Shifts[shift].Duty);
    }
}

/// <summary>One thing that a person may do on a day.</summary>
sealed class DayChoice
{
    public DayChoice(Board board, int[] taken, int[] settled)
    {
        Taken = taken;
        All = [.. taken.Concat(settled).Order()];
        Minutes = All.Sum(shift => board.Shifts[shift].Minutes);
        TakenMinutes = taken.Sum(shift => board.Shifts[shift].Minutes);
        IsWeekend = All.Length > 0 && board.Shifts[All[0]].IsWeekend;
        Nights = All.Count(shift => board.Shifts[shift].IsNight);
        if (All.Length > 0) (Start, End) = (board.Shifts[All[0]].Duty.Start, All.Max(shift => board.Shifts[shift].Duty.End));

        int[] onSite = [.. All.Where(shift => board.Shifts[shift].Shift.OnSite)];
        if (onSite.Length > 0) OnSite = new(board.Shifts[onSite[0]].Duty, board.Shifts[onSite[^1]].Duty);
        Moves = onSite.Zip(onSite.Skip(1)).Count(pair => board.Shifts[pair.First].Duty.Place != board.Shifts[pair.Second].Duty.Place);
    }

    /// <summary>Shifts on the board that the search gives, in order.</summary>
    public int[] Taken { get; }

    /// <summary>With the fixed ones.</summary>
    public int[] All { get; }

    public int Minutes { get; }
    public int TakenMinutes { get; }
    public int Nights { get; }
    public bool IsWeekend { get; }
    public long Start { get; }
    public long End { get; }

    /// <summary>The first shift on a site and the last.</summary>
    public (BookedDuty First, BookedDuty Last)? OnSite { get; }

    /// <summary>Journeys from one site to another in between.</summary>
    public int Moves { get; }
}
