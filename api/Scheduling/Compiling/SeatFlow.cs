using Google.OrTools.Graph;
using MutualAid.Rules;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What empty seats weigh at least, found in moments: week by week, the weightiest flow of people to seats.</summary>
/// <remarks>Nobody has two shifts that exclude each other, or more shifts of a week than the caps on seven days have hours for. All other rules are left out, so a schedule can only be worse.</remarks>
sealed class SeatFlow
{
    readonly Board board;
    readonly PersonWeeks[] people;
    readonly Dictionary<int, int> taken;

    public SeatFlow(Board board)
    {
        var settled = board.Fixed.ToLookup(each => each.Person, each => board.Shifts[each.Shift].Shift.Duty);
        this.board = board;
        taken = board.Fixed.CountBy(each => each.Shift).ToDictionary();
        people = [.. Enumerable.Range(0, board.People.Length).Where(person => board.People[person].CouldTake.Count > 0).Select(person => new PersonWeeks(board, board.People[person], [.. settled[person]]))];
    }

    /// <param name="worth">Of one empty seat below the minimum, and of one beyond it, which is worth no more.</param>
    /// <returns>A bound too when it is stopped: weeks not looked at are taken to be full.</returns>
    public long LeastEmpty(Func<BoardShift, (long Needed, long Wanted)> worth, CancellationToken stop)
    {
        var least = 0L;
        foreach (var week in Enumerable.Range(0, board.Shifts.Length).GroupBy(shift => LocalDays.Week(board.Shifts[shift].Duty.Day)))
        {
            if (stop.IsCancellationRequested) break;
            least += LeastEmpty([.. week], [.. week.Select(SeatsOf)]);
        }

        return least;

        Seats SeatsOf(int index)
        {
            var (shift, people) = (board.Shifts[index].Shift, taken.GetValueOrDefault(index));
            var ((needed, wanted), minimum) = (worth(board.Shifts[index]), Math.Max(0, shift.Minimum - people));
            return new(minimum, needed, Math.Max(0, shift.Seats - people) - minimum, wanted);
        }
    }

    /// <summary>Empty seats of a shift to begin with, and what each is worth.</summary>
    readonly record struct Seats(int Needed, long WorthOfNeeded, int Wanted, long WorthOfWanted)
    {
        public long Worth => Needed * WorthOfNeeded + Wanted * WorthOfWanted;
    }

    /// <param name="week">In order.</param>
    long LeastEmpty(int[] week, Seats[] seats)
    {
        const int Source = 0, Sink = 1, First = 2;
        using var flow = new MinCostFlow();
        var (node, all) = (First + week.Length, seats.Sum(each => (long)each.Needed + each.Wanted));
        var days = new Interval(board.Shifts[week[0]].Shift.Start, board.Shifts[week[0]].Shift.Start + HourRules.Week);

        foreach (var person in people)
        {
            var groups = person.Groups(week[0], week[^1]);
            if (groups.Length == 0) continue;

            var capped = node++;
            flow.AddArcWithCapacityAndUnitCost(Source, capped, person.MostShifts(groups, days), 0);
            foreach (var group in groups)
            {
                var one = node++;
                flow.AddArcWithCapacityAndUnitCost(person.AllWithin(group, days) ? capped : Source, one, 1, 0);
                foreach (var shift in group) flow.AddArcWithCapacityAndUnitCost(one, First + shift - week[0], 1, 0);
            }
        }

        foreach (var (index, each) in seats.Index())
        {
            flow.AddArcWithCapacityAndUnitCost(First + index, Sink, each.Needed, -each.WorthOfNeeded);
            flow.AddArcWithCapacityAndUnitCost(First + index, Sink, each.Wanted, -each.WorthOfWanted);
        }

        // Seats that nobody can fill go past everybody.
        flow.AddArcWithCapacityAndUnitCost(Source, Sink, all, 0);
        flow.SetNodeSupply(Source, all);
        flow.SetNodeSupply(Sink, -all);
        if (flow.Solve() != MinCostFlowBase.Status.OPTIMAL) throw new InvalidOperationException("A flow that may go past everybody always has a least.");

        return seats.Sum(each => each.Worth) + flow.OptimalCost();
    }

    /// <summary>What one person may take of each week.</summary>
    sealed class PersonWeeks(Board board, BoardPerson person, Duty[] settled)
    {
        readonly CapsLeft caps = new(person.Person, [.. person.Person.BusyDuties, .. settled], board.Problem.Zone);
        readonly DutyBook book = Settled(board, person, settled);
        readonly Dictionary<int, int[][]> groups = [];

        /// <summary>Shifts from one to another, both included, in groups of which the person can have one shift only.</summary>
        public int[][] Groups(int from, int to) => groups.TryGetValue(from, out var known) ? known : groups[from] = [.. FindGroups(from, to)];

        IEnumerable<int[]> FindGroups(int from, int to)
        {
            List<int> group = [];
            foreach (var shift in person.CouldTake.Where(shift => shift >= from && shift <= to))
            {
                if (group.Exists(other => !Exclude(other, shift)))
                {
                    yield return [.. group];
                    group.Clear();
                }

                group.Add(shift);
            }

            if (group.Count > 0) yield return [.. group];
        }

        public bool AllWithin(int[] group, Interval days) => Array.TrueForAll(group, shift => board.Shifts[shift].Shift.Start >= days.Start && board.Shifts[shift].Shift.End <= days.End);

        public long MostShifts(int[][] groups, Interval days)
        {
            int[] within = [.. groups.Where(group => AllWithin(group, days)).SelectMany(group => group)];
            return within.Length == 0 ? 0 : caps.In(days).BclCompatibleTicks / within.Min(shift => board.Shifts[shift].Duty.End - board.Shifts[shift].Duty.Start);
        }

        /// <summary>A third shift may fill a rest that is too short; where none fits in, the two are never lawful together.</summary>
        bool Exclude(int first, int second)
        {
            var (earlier, later) = (board.Shifts[first].Duty, board.Shifts[second].Duty);
            if (later.Start < earlier.End) return true;
            if (person.CouldTake.Exists(shift => board.Shifts[shift].Duty is var between && between.Start >= earlier.End && between.End <= later.Start)) return false;

            book.Add(earlier);
            var allowed = book.Allows(later);
            book.Remove(earlier);
            return !allowed;
        }

        static DutyBook Settled(Board board, BoardPerson person, Duty[] settled)
        {
            var book = person.EmptyBook();
            book.Settle([.. person.Person.BusyDuties, .. settled], board.Problem.Zone);
            return book;
        }
    }
}
