using System.Collections;
using MutualAid.Rules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Search;

/// <summary>A problem worked out for the search: people and shifts are numbers, and who could ever take what is known.</summary>
sealed class Board
{
    /// <exception cref="ArgumentException">A shift is none.</exception>
    public Board(Problem problem)
    {
        foreach (var shift in problem.Shifts)
            Refuse(shift);

        Problem = problem;
        People = [.. problem.People.DistinctBy(person => person.Id).Select(person => new BoardPerson(person))];
        Shifts = [.. problem.Shifts.DistinctBy(shift => shift.Id).OrderBy(shift => shift.Start).ThenBy(shift => shift.End).ThenBy(shift => shift.Id.Value).Select(shift => new BoardShift(shift, problem))];
        personOf = People.Select((person, index) => (person.Person.Id, index)).ToDictionary(each => each.Id, each => each.index);
        shiftOf = Shifts.Select((shift, index) => (shift.Shift.Id, index)).ToDictionary(each => each.Id, each => each.index);

        var shares = LendersShare.Shares(problem);
        var lenders = People.Select(person => person.Person.Lender).Distinct().Index().ToDictionary(lender => lender.Item, lender => lender.Index);
        LenderShares = [.. lenders.Keys.Select(lender => shares.GetValueOrDefault(lender))];
        foreach (var person in People)
            person.Lender = lenders[person.Person.Lender];

        Fixed = Numbered(problem.Fixed);
        Previous = new HashSet<int>[People.Length];
        foreach (var (shift, person) in Numbered(problem.Previous))
            (Previous[person] ??= []).Add(shift);

        SettleDuties();
        FindEligible();
        FindTeams();
        var fixedTo = Fixed.ToLookup(each => each.Person, each => each.Shift);
        CouldStand = [.. People.Select((person, index) => Previous[index] is { } published && IsPossible(person, [.. fixedTo[index]], published))];
    }

    readonly Dictionary<PersonId, int> personOf;
    readonly Dictionary<ShiftId, int> shiftOf;

    public Problem Problem { get; }

    public BoardPerson[] People { get; }

    /// <summary>Minutes that fall fairly on each lender; 0 where its inhabitants are not known.</summary>
    public long[] LenderShares { get; }

    /// <summary>In order of start.</summary>
    public BoardShift[] Shifts { get; }

    public (int Shift, int Person)[] Fixed { get; }

    /// <summary>What is published for each person; null for those with nothing.</summary>
    public HashSet<int>?[] Previous { get; }

    /// <summary>Whether each person could have exactly what is published for them.</summary>
    public bool[] CouldStand { get; }

    /// <summary>The first shift that starts on the day or later.</summary>
    public int FirstOn(int day)
    {
        int low = 0, high = Shifts.Length;

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Shifts[middle].Duty.Day < day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Known assignments only, each once.</summary>
    public (int Shift, int Person)[] Numbered(IEnumerable<Assignment> assignments) =>
    [
        .. from assignment in assignments.Distinct()
           where shiftOf.ContainsKey(assignment.Shift) && personOf.ContainsKey(assignment.Person)
           let numbers = (Shift: shiftOf[assignment.Shift], Person: personOf[assignment.Person])
           orderby numbers.Shift, numbers.Person
           select numbers,
    ];

    public Assignment AssignmentOf(int shift, int person) => new(Shifts[shift].Shift.Id, People[person].Person.Id);

    /// <summary>Null when the problem has no such shift.</summary>
    public int? Find(ShiftId shift) => shiftOf.TryGetValue(shift, out var index) ? index : null;

    static void Refuse(Shift shift)
    {
        if (shift.End <= shift.Start)
            throw new ArgumentException($"A shift ends after it starts; {shift.Id.Value} starts {shift.Start} and ends {shift.End}.");

        if (shift.Seats < 0)
            throw new ArgumentException($"A shift has seats or none; {shift.Id.Value} has {shift.Seats}.");

        if (shift.Minimum < 0)
            throw new ArgumentException($"A shift has a minimum or none; {shift.Id.Value} has {shift.Minimum}.");
    }

    static bool IsPossible(BoardPerson person, int[] settled, HashSet<int> published) =>
        settled.All(published.Contains) && published.All(shift => person.IsEligible[shift] || settled.Contains(shift));

    void SettleDuties()
    {
        var fixedTo = Fixed.ToLookup(each => each.Person, each => Shifts[each.Shift].Shift.Duty);

        for (var index = 0; index < People.Length; index++)
            People[index].Book.Settle([.. People[index].Person.BusyDuties, .. fixedTo[index]], Problem.Zone);
    }

    void FindEligible()
    {
        var standing = Standing.In(Problem);
        var settled = Fixed.ToHashSet();
        var asked = Enumerable.Range(0, Shifts.Length).ToLookup(shift => (Shifts[shift].Shift.Incident, Shifts[shift].Shift.SkillId));
        List<int>[] eligible = [.. Shifts.Select(_ => new List<int>())];

        for (var index = 0; index < People.Length; index++)
        {
            var person = People[index];
            person.IsEligible = new(Shifts.Length);
            person.CouldTake.AddRange(
                from incident in person.Person.Offered.Select(offer => offer.Incident).Distinct()
                from skill in person.Person.Skills.Keys
                from shift in asked[(incident, skill)]
                where standing.None(person.Person, Shifts[shift].Shift) && !settled.Contains((shift, index)) && person.Book.Allows(Shifts[shift].Duty)
                orderby shift
                select shift);

            foreach (var shift in person.CouldTake)
            {
                person.IsEligible[shift] = true;
                eligible[shift].Add(index);
            }
        }

        for (var shift = 0; shift < Shifts.Length; shift++)
            Shifts[shift].Eligible = [.. eligible[shift]];
    }

    void FindTeams()
    {
        var guides = Shifts.Where(shift => shift.Shift.Team.Guide).Select(shift => shift.Shift.SkillId).Distinct()
            .ToDictionary(skill => skill, skill => Array.ConvertAll(People, person => SomeoneGuides.CanGuide(person.Person, skill)));
        var ofNeed = Enumerable.Range(0, Shifts.Length).ToLookup(shift => Shifts[shift].Shift.Need);

        for (var shift = 0; shift < Shifts.Length; shift++)
        {
            var (board, team) = (Shifts[shift], Shifts[shift].Shift.Team);
            board.Guides = team.Guide ? guides[board.Shift.SkillId] : null;
            board.Liaisons = team.Liaisons is null ? null : [.. team.Liaisons.Distinct().SelectMany(need => ofNeed[need]).Where(liaison => Shifts[liaison].Shift.Duty.Overlaps(board.Shift.Duty)).Order()];

            foreach (var liaison in board.Liaisons ?? [])
                Shifts[liaison].LiaisonOf.Add(shift);
        }
    }
}

/// <summary>A person on the board.</summary>
sealed class BoardPerson(Person person)
{
    public Person Person => person;

    /// <summary>The lender as a number: people with the same are of one.</summary>
    public int Lender { get; set; }

    public int Capacity { get; } = HoursAreShared.Capacity(person);

    /// <summary>Home, other incidents and fixed shifts to begin with; the search adds and removes the rest.</summary>
    public DutyBook Book { get; } = EmptyBookOf(person);

    /// <summary>Shifts that are lawful for the person if nothing else is scheduled, in order of start.</summary>
    public List<int> CouldTake { get; } = [];

    public BitArray IsEligible { get; set; } = new(0);

    /// <summary>Another book of the person's, with nothing in it yet.</summary>
    public DutyBook EmptyBook() => EmptyBookOf(person);

    static DutyBook EmptyBookOf(Person person) => new(person.Terms, person.TravelBetween(), Duration.FromMinutes(person.CeilingMinutesPerWeek));
}

/// <summary>A shift on the board.</summary>
sealed class BoardShift(Shift shift, Problem problem)
{
    public Shift Shift => shift;

    public BookedDuty Duty { get; } = BookedDuty.Of(shift.Duty, problem.Zone);

    public ClockShift Clock { get; } = shift.Clock(problem.Zone);

    public int Minutes { get; } = shift.Minutes;

    public bool IsNight { get; } = shift.IsNight(problem.Zone);

    public bool IsWeekend { get; } = shift.IsWeekend(problem.Zone, problem.Holidays);

    public int Priority { get; } = Math.Clamp(shift.Priority, 1, 3);

    /// <summary>The urgency of seats beyond the minimum.</summary>
    public const int Wanted = 4;

    /// <summary>How urgent one person more is when so many are there: the priority of the shift up to the minimum.</summary>
    public int Urgency(int people) => people < Shift.Minimum ? Priority : Wanted;

    /// <summary>People for whom the shift alone would be lawful, in order.</summary>
    public int[] Eligible { get; set; } = [];

    /// <summary>Whether each person can guide; null where nobody has to.</summary>
    public bool[]? Guides { get; set; }

    /// <summary>Shifts whose people are its liaisons, as far as they are at the same time, in order of start; null where none are asked for.</summary>
    public int[]? Liaisons { get; set; }

    /// <summary>Until when one is on duty anyway, in ticks of 100 ns since 1970; not before the start.</summary>
    public long LiaisonUntil { get; } = Instant.Max(shift.Start, shift.Team.LiaisonUntil).ToUnixTimeTicks();

    /// <summary>Shifts that have this one among their liaisons.</summary>
    public List<int> LiaisonOf { get; } = [];
}
