using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>A problem and an answer to it, arranged by person and by shift for the constraints to read.</summary>
public sealed class ScheduleView
{
    readonly Dictionary<ShiftId, int> peopleOn;
    readonly ILookup<ShiftId, Person> teams;
    readonly Dictionary<ShiftId, bool> nights;
    readonly Lazy<(Person Person, Shift Shift, Obstacle Obstacle)[]> unfit;

    public ScheduleView(Problem problem, IEnumerable<Assignment> assignments)
    {
        Problem = problem;
        Shifts = [.. problem.Shifts.DistinctBy(shift => shift.Id)];
        var shifts = Shifts.ToDictionary(shift => shift.Id);
        nights = Shifts.ToDictionary(shift => shift.Id, shift => shift.IsNight(problem.Zone));

        Assignment[] all = [.. assignments.Distinct()];
        peopleOn = all.CountBy(assignment => assignment.Shift).ToDictionary();

        var settled = problem.Fixed.Where(each => shifts.ContainsKey(each.Shift)).ToHashSet();
        var shiftsOf = all.ToLookup(assignment => assignment.Person, assignment => shifts[assignment.Shift]);
        var previous = problem.Previous.Where(each => shifts.ContainsKey(each.Shift)).ToLookup(each => each.Person, each => each.Shift);

        People =
        [
            .. problem.People.DistinctBy(person => person.Id).Select(person => new PersonView(
                person,
                [.. shiftsOf[person.Id].OrderBy(shift => shift.Start).ThenBy(shift => shift.End)],
                shiftsOf[person.Id].Select(shift => shift.Id).Where(shift => settled.Contains(new(shift, person.Id))).ToHashSet(),
                previous[person.Id].ToHashSet(),
                problem.Zone)),
        ];

        teams = People.SelectMany(person => person.Shifts, (person, shift) => (person.Person, shift.Id)).ToLookup(each => each.Id, each => each.Person);
        unfit = new(FindUnfit);
    }

    public Problem Problem { get; }

    public IReadOnlyList<Shift> Shifts { get; }

    public IReadOnlyList<PersonView> People { get; }

    /// <summary>What stands between people and shifts that they have, but for those that were settled beforehand.</summary>
    internal IReadOnlyList<(Person Person, Shift Shift, Obstacle Obstacle)> Unfit => unfit.Value;

    public int PeopleOn(Shift shift) => peopleOn.GetValueOrDefault(shift.Id);

    public IReadOnlyList<Person> TeamOf(Shift shift) => [.. teams[shift.Id]];

    public bool IsNight(Shift shift) => nights[shift.Id];

    public bool IsWeekend(Shift shift) => shift.IsWeekend(Problem.Zone, Problem.Holidays);

    public LocalDate Day(Shift shift) => shift.Start.InZone(Problem.Zone).Date;

    (Person, Shift, Obstacle)[] FindUnfit()
    {
        var standing = Standing.In(Problem);
        return
        [
            .. from person in People
               from shift in person.Shifts
               where !person.Fixed.Contains(shift.Id)
               from obstacle in standing.Of(person.Person, shift)
               select (person.Person, shift, obstacle),
        ];
    }
}

/// <summary>One person in a schedule.</summary>
/// <param name="Shifts">In order of start.</param>
/// <param name="Fixed">Those of them that were settled beforehand.</param>
/// <param name="Previous">What is published for the person now.</param>
/// <param name="Zone">Where the person's calendar days are counted.</param>
public sealed record PersonView(Person Person, IReadOnlyList<Shift> Shifts, IReadOnlySet<ShiftId> Fixed, IReadOnlySet<ShiftId> Previous, DateTimeZone Zone)
{
    /// <summary>Everything the person works.</summary>
    public IEnumerable<Duty> Duties => [.. Person.BusyDuties, .. Shifts.Select(shift => shift.Duty)];

    /// <summary>What the person works whatever this schedule says.</summary>
    public IEnumerable<Duty> SettledDuties => [.. Person.BusyDuties, .. Shifts.Where(shift => Fixed.Contains(shift.Id)).Select(shift => shift.Duty)];
}
