using MutualAid.Rules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>How many of a shift's seats are empty before and after a change.</summary>
public sealed record SeatEffect(ShiftId Shift, int EmptyBefore, int EmptyAfter);

/// <summary>What a person works in a schedule, and how it wears on them.</summary>
/// <param name="Minutes">On shifts of the schedule.</param>
/// <param name="ShortestRest">Next to a shift, before it or after, whoever the other work is for; null when there is no other work. What touches is one stretch and has no rest in it.</param>
/// <param name="Burden">What the constraints about people say of this person.</param>
public sealed record PersonLoad(int Minutes, int Nights, Duration? ShortestRest, Score Burden);

/// <summary>What a change does to someone whose shifts are no longer the same.</summary>
public sealed record PersonEffect(PersonId Person, PersonLoad Before, PersonLoad After);

/// <summary>What a change of a schedule does, be it one person who moves or many in a chain: to seats, to people, and all in all.</summary>
/// <param name="Change">By how much the score changes; whether the change is lawful is not asked.</param>
/// <param name="Seats">Shifts that have more or fewer empty seats, in order of start.</param>
/// <param name="People">Those who are in the problem and whose shifts change, in order of id.</param>
/// <param name="Untouched">People on shifts whose shifts stay the same.</param>
public sealed record Effects(Score Change, IReadOnlyList<SeatEffect> Seats, IReadOnlyList<PersonEffect> People, int Untouched)
{
    /// <remarks>Shifts that the problem does not know are left out.</remarks>
    public static Effects Between(Problem problem, IEnumerable<Assignment> before, IEnumerable<Assignment> after)
    {
        var shifts = problem.Shifts.Select(shift => shift.Id).ToHashSet();
        Assignment[] from = [.. before.Where(each => shifts.Contains(each.Shift))], to = [.. after.Where(each => shifts.Contains(each.Shift))];
        var (old, changed) = (new Side(problem, from), new Side(problem, to));
        var diff = ScheduleDiff.Between(from, to);

        return new(
            changed.Score - old.Score,
            [
                .. from shift in old.View.Shifts
                   let effect = new SeatEffect(shift.Id, old.Empty(shift), changed.Empty(shift))
                   where effect.EmptyBefore != effect.EmptyAfter
                   orderby shift.Start
                   select effect,
            ],
            [
                .. from person in diff.People
                   where !person.IsUnchanged && old.Knows(person.Person)
                   select new PersonEffect(person.Person, old.LoadOf(person.Person), changed.LoadOf(person.Person)),
            ],
            diff.Untouched);
    }

    /// <summary>The schedule before or after.</summary>
    sealed class Side
    {
        readonly Match[] found;
        readonly Dictionary<PersonId, PersonView> people;

        public Side(Problem problem, IEnumerable<Assignment> assignments)
        {
            View = new(problem, assignments);
            found = [.. AllConstraints.FindSoft(View)];
            people = View.People.ToDictionary(person => person.Person.Id);
        }

        public ScheduleView View { get; }

        public Score Score => AllConstraints.Sum(found);

        public int Empty(Shift shift) => Math.Max(0, shift.Seats - View.PeopleOn(shift));

        public bool Knows(PersonId person) => people.ContainsKey(person);

        public PersonLoad LoadOf(PersonId person) => new(
            people[person].Shifts.Sum(shift => shift.Minutes),
            people[person].Shifts.Count(View.IsNight),
            ShortestRest(people[person]),
            AllConstraints.Sum(found.Where(match => match.Person == person)));
    }

    static Duration? ShortestRest(PersonView person)
    {
        var shifts = person.Shifts.Select(shift => shift.Duty).ToHashSet();
        List<(Instant Start, Instant End, bool HasShift)> stretches = [];
        foreach (var duty in person.Duties.Where(duty => duty.IsWork).OrderBy(duty => duty.Start))
            if (stretches is [.., var last] && duty.Start <= last.End)
                stretches[^1] = (last.Start, Instant.Max(last.End, duty.End), last.HasShift || shifts.Contains(duty));
            else
                stretches.Add((duty.Start, duty.End, shifts.Contains(duty)));

        Duration[] rests = [.. stretches.Zip(stretches.Skip(1)).Where(pair => pair.First.HasShift || pair.Second.HasShift).Select(pair => pair.Second.Start - pair.First.End)];
        return rests is [] ? null : rests.Min();
    }
}
