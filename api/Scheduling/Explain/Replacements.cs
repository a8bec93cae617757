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
/// People's hours and burdens are their own, so they are the same for an empty seat and for one whose person drops out. What a team lacks and what falls on a lender is not: leave out of the schedule whoever drops out.
/// </remarks>
public static class Replacements
{
    /// <summary>Everyone who is not on the shift and may lawfully be put there now, cheapest first. A free seat is not asked for.</summary>
    public static IReadOnlyList<Replacement> Of(Problem problem, IReadOnlyCollection<Assignment> assignments, ShiftId shiftId)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var shiftsOf = assignments.ToLookup(assignment => assignment.Person, assignment => assignment.Shift);
        var standing = Standing.In(problem);
        var lenders = new LenderLoads(problem, assignments);
        var shift = shifts[shiftId];
        var duty = BookedDuty.Of(shift.Duty, problem.Zone);
        var teams = new NearTeams(problem, assignments, shiftId);

        return
        [
            .. from person in problem.People
               where person.Skills.ContainsKey(shift.SkillId) && standing.None(person, shift)
               let others = shiftsOf[person.Id].ToHashSet()
               where !others.Contains(shiftId) && Book(person, others.Select(other => shifts[other].Duty), problem.Zone).Allows(duty)
               let cost = SeatCost.Of(problem, person, shift, others, lenders, teams)
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
            .. LeftBroken(problem, assignments, assignment).Select(breach => new Obstacle.Hours(breach)),
        ];

        return obstacles.Length > 0
            ? new(null, obstacles)
            : new(SeatCost.Of(problem, assignments.Where(each => each != assignment), new(shift.Id, person)).Total - SeatCost.Of(problem, assignments, assignment).Total, []);

        IEnumerable<Shift> ShiftsOf(PersonId of) => assignments.Where(each => each.Person == of).Select(each => shifts[each.Shift]);
    }

    /// <summary>What someone's other work would come to break without their shift: one that joins two others into one stretch leaves a rest between them that may be too short.</summary>
    /// <param name="assignment">Of the schedule.</param>
    public static IReadOnlyList<Breach> LeftBroken(Problem problem, IReadOnlyCollection<Assignment> assignments, Assignment assignment)
    {
        var person = problem.People.First(each => each.Id == assignment.Person);
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var duty = shifts[assignment.Shift].Duty;
        var booked = BookedDuty.Of(duty, problem.Zone);
        Duty[] others = [.. assignments.Where(each => each.Person == person.Id && each.Shift != assignment.Shift).Select(each => shifts[each.Shift].Duty)];
        var book = Book(person, others, problem.Zone);
        book.Add(booked);

        return book.AllowsRemoving(booked) ? [] : HourRules.New(Check(others), Check([.. others, duty]));

        IReadOnlyList<Breach> Check(Duty[] shifts) => HourRules.Check([.. person.BusyDuties, .. shifts], person.Terms, problem.Zone, person.TravelBetween());
    }

    static DutyBook Book(Person person, IEnumerable<Duty> others, DateTimeZone zone)
    {
        var book = new BoardPerson(person).Book;
        book.Settle([.. person.BusyDuties, .. others], zone);
        return book;
    }
}
