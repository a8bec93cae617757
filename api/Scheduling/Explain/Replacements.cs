using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>Someone who could have a seat, and what that would cost.</summary>
public sealed record Replacement(PersonId Person, SeatCost Cost);

/// <summary>What it would mean to put one person in another's place.</summary>
/// <param name="Change">By how much the score of the whole schedule changes; null when it cannot be done.</param>
/// <param name="Obstacles">What keeps the one from the shift; then what the other's work, without it, would come to break.</param>
public sealed record Exchange(Score? Change, IReadOnlyList<Obstacle> Obstacles);

/// <summary>Who else could have a seat of a schedule in which all else stays as it is.</summary>
/// <remarks>
/// People's hours and burdens are their own, so they are the same for an empty seat and for one whose person drops out. What a team lacks is not: leave out of the schedule whoever drops out.
/// </remarks>
public static class Replacements
{
    /// <summary>Everyone who is not on the shift and may lawfully be put there now, cheapest first. A free seat is not asked for.</summary>
    public static IReadOnlyList<Replacement> Of(Problem problem, IReadOnlyCollection<Assignment> assignments, ShiftId shiftId)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var shiftsOf = assignments.ToLookup(assignment => assignment.Person, assignment => assignment.Shift);
        var standing = Standing.In(problem);
        var shift = shifts[shiftId];
        var duty = BookedDuty.Of(shift.Duty, problem.Zone);
        var teams = new NearTeams(problem, assignments, shiftId);

        return
        [
            .. from person in problem.People
               where person.Skills.ContainsKey(shift.SkillId) && standing.None(person, shift)
               let others = shiftsOf[person.Id].ToHashSet()
               where !others.Contains(shiftId) && Book(person, others.Select(other => shifts[other].Duty), problem.Zone).Allows(duty)
               let cost = SeatCost.Of(problem, person, shiftId, others, teams)
               orderby cost.Total
               select new Replacement(person.Id, cost),
        ];
    }

    /// <param name="assignment">Of the schedule.</param>
    /// <param name="person">Who would be there instead.</param>
    public static Exchange Instead(Problem problem, IReadOnlyCollection<Assignment> assignments, Assignment assignment, PersonId person)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var people = problem.People.ToDictionary(each => each.Id);
        var shift = shifts[assignment.Shift];
        Obstacle[] obstacles =
        [
            .. Obstacles.Of(problem, people[person], shift, ShiftsOf(person)),
            .. LeftBroken(problem.Zone, people[assignment.Person], shift, ShiftsOf(assignment.Person).Where(other => other != shift)),
        ];

        return obstacles.Length > 0
            ? new(null, obstacles)
            : new(SeatCost.Of(problem, assignments.Where(each => each != assignment), new(shift.Id, person)).Total - SeatCost.Of(problem, assignments, assignment).Total, []);

        IEnumerable<Shift> ShiftsOf(PersonId of) => assignments.Where(each => each.Person == of).Select(each => shifts[each.Shift]);
    }

    /// <summary>A shift that joins two others into one stretch leaves a rest between them that may be too short.</summary>
    static IEnumerable<Obstacle> LeftBroken(DateTimeZone zone, Person person, Shift shift, IEnumerable<Shift> others)
    {
        Duty[] left = [.. person.BusyDuties, .. others.Select(other => other.Duty)];
        var duty = BookedDuty.Of(shift.Duty, zone);
        var book = Book(person, others.Select(other => other.Duty), zone);
        book.Add(duty);

        return book.AllowsRemoving(duty) ? [] : HourRules.New(Check(left), Check([.. left, shift.Duty])).Select(breach => new Obstacle.Hours(breach));

        IReadOnlyList<Breach> Check(Duty[] duties) => HourRules.Check(duties, person.Terms, zone, person.TravelBetween());
    }

    static DutyBook Book(Person person, IEnumerable<Duty> others, DateTimeZone zone)
    {
        var book = new BoardPerson(person).Book;
        book.Settle([.. person.BusyDuties, .. others], zone);
        return book;
    }
}
