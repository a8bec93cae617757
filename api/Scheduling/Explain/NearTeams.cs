using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Explain;

/// <summary>The teams to which it makes a difference who is on a certain shift, its own and those whose liaisons it has, and what they lack.</summary>
sealed class NearTeams
{
    readonly Problem near;
    readonly Assignment[] assignments;
    readonly ShiftId shift;
    readonly bool isNone;

    /// <param name="assignments">A schedule, without the seat in question.</param>
    public NearTeams(Problem problem, IEnumerable<Assignment> assignments, ShiftId shift)
    {
        this.shift = shift;
        var own = problem.Shifts.First(each => each.Id == shift);
        Shift[] asking = [.. problem.Shifts.Where(each => each.Team.AskForSomething && (each.Id == shift || IsLiaison(own, each)))];
        isNone = asking.Length == 0;

        // What their liaisons' own teams lack is not seen whole, but it stays the same.
        near = problem with { Shifts = isNone ? [] : [.. problem.Shifts.Where(each => each.Id == shift || asking.Any(team => team.Id == each.Id || IsLiaison(each, team)))] };
        var known = near.Shifts.Select(each => each.Id).ToHashSet();
        this.assignments = [.. assignments.Where(each => known.Contains(each.Shift))];
        var people = this.assignments.Select(each => each.Person).ToHashSet();
        near = near with { People = [.. problem.People.Where(person => people.Contains(person.Id))] };
    }

    public IEnumerable<Match> Without() => isNone ? [] : AllConstraints.FindLacking(new(near, assignments));

    public IEnumerable<Match> With(Person person) =>
        isNone ? [] : AllConstraints.FindLacking(new(near with { People = [.. near.People, person] }, [.. assignments, new(shift, person.Id)]));

    static bool IsLiaison(Shift shift, Shift of) => of.Team.Liaisons?.Contains(shift.Need) == true && of.Duty.Overlaps(shift.Duty);
}
