using MutualAid.Scheduling.Compiling.Rules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What a compiled problem counts.</summary>
enum Counted
{
    /// <summary>Minutes of empty seats alone, as <see cref="ScheduleBound.EmptySeats"/> weighs them.</summary>
    EmptySeats,

    /// <summary>Everything, as <see cref="Weights"/> adds it up, but for what teams lack.</summary>
    Everything,
}

/// <summary>A problem as rosters, so that whole rosters can be priced, mixed and bounded: what each person may do each day, what it costs, and what each seat is worth.</summary>
/// <remarks>
/// The rules here forbid nothing that the duty book allows, so the bound holds for every schedule that the search could make; the book has the last word on each roster. Like the search's, its schedules are
/// made of shifts that each are lawful for their person alone.
/// </remarks>
sealed class CompiledProblem
{
    /// <summary>Of all people and days. With more, rosters take more memory than they prove.</summary>
    const int MostChoices = 400_000;

    /// <summary>How many lengths a person's rosters may have, times their days, for hours to be priced as a length; where they are more, as with shifts of odd minutes or over months, a line stands in.</summary>
    const long MostLengthsAndDays = 40_000;

    readonly Board board;
    readonly Counted counted;
    readonly PersonDays[] days;
    readonly int[] people;
    readonly LenderTangents lenders;

    /// <summary>Of each shift that has one beside that of its seats, the demand of its minimum.</summary>
    readonly Dictionary<int, int> minimumOf;

    CompiledProblem(Board board, Counted counted, int[] people, PersonDays[] days, LenderTangents lenders)
    {
        (this.board, this.counted, this.people, this.days, this.lenders) = (board, counted, people, days, lenders);
        int[] both = [.. Enumerable.Range(0, board.Shifts.Length).Where(shift => board.Shifts[shift].Shift is var each && each.Minimum > 0 && each.Minimum < each.Seats)];
        minimumOf = both.Index().ToDictionary(each => each.Item, each => board.Shifts.Length + each.Index);

        var settled = board.Fixed.CountBy(each => each.Shift).ToDictionary();
        Rostering = new(
            [.. board.Shifts.Select((shift, index) => SeatsOf(shift, settled.GetValueOrDefault(index))), .. both.Select(shift => MinimumOf(board.Shifts[shift], settled.GetValueOrDefault(shift)))],
            [.. days.Select((each, index) => counted == Counted.Everything ? SpaceOf(each, people[index]) : SeatsAlone(each))]);
        Settled = counted == Counted.EmptySeats ? 0 : Enumerable.Range(0, board.People.Length).Except(people).Sum(SettledCost) + lenders.Constant;
    }

    public RosteringProblem Rostering { get; }

    /// <summary>What people cost for whom nothing can be changed.</summary>
    public long Settled { get; }

    /// <summary>Null when somebody has too many choices on a day or all together have, or a shift is so many months long that its weight is no demand's; and when it was stopped.</summary>
    public static CompiledProblem? Of(Board board, Counted counted, CancellationToken stop = default)
    {
        if (Array.Exists(board.Shifts, shift => (long)Weights.Uncovered[shift.Priority] * shift.Minutes > int.MaxValue)) return null;

        var settled = board.Fixed.ToLookup(each => each.Person, each => each.Shift);
        int[] people = [.. Enumerable.Range(0, board.People.Length).Where(person => board.People[person].CouldTake.Count > 0)];
        var days = new PersonDays[people.Length];
        var choices = 0;

        for (var index = 0; index < people.Length; index++)
        {
            if (stop.IsCancellationRequested || PersonDays.Of(board, people[index], [.. settled[people[index]]]) is not { } each) return null;
            if ((choices += each.Days.Sum(day => day.Length)) > MostChoices) return null;
            days[index] = each;
        }

        return new(board, counted, people, days, LenderTangents.None(board));
    }

    /// <summary>The same with something else counted, and with what the duty book has been asked until now.</summary>
    /// <param name="begun">A schedule; what lenders bear is bounded best near it.</param>
    public CompiledProblem CountingEverything((int Shift, int Person)[] begun) => new(board, Counted.Everything, people, days, LenderTangents.At(board, begun));

    /// <summary>The same where an empty seat is worth so many parts of <see cref="BurdenBound.Full"/>, rounded down.</summary>
    public RosteringProblem WithSeatsAt(int price) =>
        Rostering with { Demands = [.. Rostering.Demands.Select(demand => demand with { Missing = (int)((long)demand.Missing * price / BurdenBound.Full) })] };

    /// <summary>A roster of the same problem with something else counted.</summary>
    public Roster Counting(Roster other) => other with { Cost = Rostering.People[other.Person].Cost(other.Choices)!.Value };

    /// <summary>The person on the board whose roster it is, and the shifts that the roster gives them beside the fixed ones, in order.</summary>
    public (int Person, int[] Shifts) Read(Roster roster) =>
        (people[roster.Person], [.. roster.Choices.SelectMany((choice, day) => days[roster.Person].Days[day][choice].Taken)]);

    /// <summary>The rosters of a schedule.</summary>
    /// <param name="assignments">Lawful; fixed ones need not be among them.</param>
    public IEnumerable<Roster> Rosters(IEnumerable<(int Shift, int Person)> assignments)
    {
        var taken = assignments.ToLookup(each => each.Person, each => each.Shift);
        for (var person = 0; person < people.Length; person++)
        {
            var theirs = taken[people[person]].ToHashSet();
            short[] choices = [.. days[person].Days.Select(day => (short)Enumerable.Range(0, day.Length).Where(choice => Array.TrueForAll(day[choice].Taken, theirs.Contains)).MaxBy(choice => day[choice].Taken.Length))];
            if (Rostering.People[person].Cost(choices) is { } cost)
                yield return new(person, choices, cost, [.. choices.SelectMany((choice, day) => Rostering.People[person].Days[day][choice].Demands)]);
        }
    }

    long SettledCost(int person)
    {
        var (disturbed, wear, dislike) = Burden.Of(board, person, [.. board.Fixed.Where(each => each.Person == person).Select(each => each.Shift)]);
        return Weights.Of(new() { Disturbed = disturbed, Wear = wear, Dislike = dislike }) + lenders.Cost(person, board.Fixed.Where(each => each.Person == person).Sum(each => board.Shifts[each.Shift].Minutes));
    }

    /// <summary>The seats of a shift. Where only some of them are needed, each counts as wanted, and what it is worth beyond that is the minimum's.</summary>
    Demand SeatsOf(BoardShift shift, int settled)
    {
        var (needed, wanted) = Worth(shift);
        return new(Math.Max(0, shift.Shift.Seats - settled), shift.Shift.Minimum == shift.Shift.Seats ? needed : wanted, needed);
    }

    Demand MinimumOf(BoardShift shift, int settled)
    {
        var (needed, wanted) = Worth(shift);
        return new(Math.Max(0, shift.Shift.Minimum - settled), needed - wanted, 0);
    }

    (int Needed, int Wanted) Worth(BoardShift shift)
    {
        if (counted == Counted.Everything) return (Weights.Uncovered[shift.Priority] * shift.Minutes, Weights.Wanted * shift.Minutes);

        var (needed, wanted) = ScheduleBound.Worth(shift);
        return ((int)needed, (int)wanted);
    }

    /// <summary>What a person meets who takes these shifts.</summary>
    int[] Demands(int[] taken) => minimumOf.Count == 0 ? taken : [.. taken, .. taken.Where(minimumOf.ContainsKey).Select(shift => minimumOf[shift])];

    RosterSpace SeatsAlone(PersonDays days) =>
        new([.. days.Days.Select(day => (Choice[])[.. day.Select((choice, kind) => new Choice(kind, 0, 0, Demands(choice.Taken)))])], [new Turns(days, 0), days.SevenDays, .. days.Judged]) { Judge = days };

    RosterSpace SpaceOf(PersonDays days, int index)
    {
        var (person, published) = (days.Person, board.Previous[index]);
        List<RosterRule> rules = [new Turns(days, Weights.Wear)];
        if (Any(choice => choice.Nights > 0)) rules.Add(new NightRuns(days));
        if (person.Person.TravelMinutes > 0 && Any(choice => choice.OnSite is not null)) rules.Add(new Journeys(days));
        NeedId[] tasks = [.. days.Days.SelectMany(day => day).SelectMany(choice => choice.All).Select(shift => days.Board.Shifts[shift].Shift.Need).Distinct()];
        if (tasks.Length > 1) rules.Add(new TaskChanges(days, tasks));
        rules.Add(days.SevenDays);
        rules.AddRange(days.Judged);

        var disturbed = false;
        if (published is not null)
        {
            var possible = days.Days.SelectMany(day => day).SelectMany(choice => choice.All).ToHashSet();
            disturbed = !published.IsSubsetOf(possible);
            if (!disturbed) rules.Add(new PublishedStands(days, published));
        }

        var settled = days.Days.Sum(day => day[0].Minutes);
        var lengths = days.Days.Sum(day => (long)day.Max(choice => choice.TakenMinutes)) / Math.Max(1, RosterGraph.UnitOf(days.Days.SelectMany(day => day).Select(choice => choice.TakenMinutes)));
        var isLength = lengths * days.Days.Length <= MostLengthsAndDays;
        RosterSum[] nightsAndWeekends = [new(nights => NightsAreShared.Wear(nights) * Weights.Wear), new(days => WeekendsAreShared.Wear(days) * Weights.Wear)];
        RosterSpace space = new([.. days.Days.Select(day => (Choice[])[.. day.Select(AChoice)])], rules) { Judge = days };
        return isLength ? space with { LengthCost = HoursCost, Sums = nightsAndWeekends } : space with { Sums = [.. nightsAndWeekends, new(HoursCost)] };

        long HoursCost(long taken) => HoursAreShared.Wear(settled + taken, person.Capacity) * Weights.Wear + (disturbed ? Weights.Disturbed : 0);

        bool Any(Predicate<DayChoice> fits) => Array.Exists(days.Days, day => Array.Exists(day, fits));

        Choice AChoice(DayChoice choice, int kind) => new(kind, isLength ? choice.TakenMinutes : 0, CostOf(days, choice) + lenders.Cost(index, choice.Minutes), Demands(choice.Taken))
        {
            Amounts = isLength ? [choice.Nights, choice.IsWeekend ? 1 : 0] : [choice.Nights, choice.IsWeekend ? 1 : 0, choice.TakenMinutes],
        };
    }

    static int CostOf(PersonDays days, DayChoice choice)
    {
        var cost = 0L;
        foreach (var (shift, next) in choice.All.Zip(choice.All.Skip(1)))
        {
            var (before, after) = (days.Board.Shifts[shift], days.Board.Shifts[next]);
            cost += (NoQuickTurns.MissingMinutes(after.Duty.Start - before.Duty.End) + FewTiredHours.Wear(before.Clock, after.Clock)) * Weights.Wear;
            if (before.Shift.Need != after.Shift.Need) cost += FewChangesOfTask.MinutesPerChange;
        }

        cost += 2L * choice.Moves * Math.Max(0, days.Person.Person.TravelMinutes);
        if (days.Person.Person.WouldRatherNotWorkNights)
            cost += choice.All.Where(shift => days.Board.Shifts[shift].IsNight).Sum(shift => (long)days.Board.Shifts[shift].Minutes);

        return (int)cost;
    }
}
