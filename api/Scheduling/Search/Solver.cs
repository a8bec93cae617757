using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>Makes schedules: a first lawful one soon, then better and better ones.</summary>
public static class Solver
{
    const long FirstBatch = 2_000;
    const long LongestBatch = 250_000;
    const long StepsBetweenGlances = 1_000;

    /// <summary>Lawful schedules, each strictly better than the one before or the same with more proven about it; at least one.</summary>
    /// <remarks>
    /// Fixed assignments are in every one of them. The stream ends when it is stopped, at the limits of the settings, when
    /// nothing can be changed, or when nothing can be better. The same problem, seed and step limit give the same schedules.
    /// </remarks>
    /// <param name="stop">Ends the stream in the ordinary way: the best so far comes last, and nothing is thrown.</param>
    public static IEnumerable<Schedule> Improve(Problem problem, SearchSettings settings, CancellationToken stop)
    {
        var board = new Board(problem);
        var draft = new Draft(board);
        FirstDraft.Make(draft, stop);

        var best = new Best(draft);
        var schedule = Checked(problem, best);
        var isSettled = board.People.All(person => person.CouldTake.Count == 0);
        yield return isSettled && settings.Proves ? schedule with { Proof = new(0, 0) } : schedule;

        if (isSettled)
            yield break;

        using var prover = settings.Proves ? new Prover(board, schedule, stop) : null;
        var annealing = new Annealing(draft, best, settings.Seed);
        var (steps, lastBetter, batch, limit) = (0L, 0L, FirstBatch, settings.MaxSteps ?? long.MaxValue);

        while (!stop.IsCancellationRequested && steps < limit && steps - lastBetter < (settings.IdleSteps ?? long.MaxValue) && !IsGoodEnough(schedule, settings))
        {
            var improved = false;

            for (var left = Math.Min(batch, limit - steps); left > 0 && !stop.IsCancellationRequested; left -= StepsBetweenGlances)
            {
                var now = Math.Min(left, StepsBetweenGlances);
                improved |= annealing.Run(now);
                steps += now;
            }

            batch = Math.Min(2 * batch, LongestBatch);

            var before = schedule;
            if (improved)
            {
                lastBetter = steps;
                schedule = Checked(problem, best);
            }

            if (prover is not null)
                schedule = schedule with { Proof = prover.Of(schedule) };

            if (improved || schedule.Proof != before.Proof)
                yield return schedule;
        }

        if (steps > 0 && annealing.Finish())
        {
            schedule = Checked(problem, best);
            yield return prover is null ? schedule : schedule with { Proof = prover.Of(schedule) };
        }
    }

    static bool IsGoodEnough(Schedule schedule, SearchSettings settings) =>
        schedule is { Score.Lacking: 0, Proof: { MoreSeats: 0, Gap: { } gap } } && gap <= settings.TargetGap;

    /// <summary>Nothing leaves the search before the rulebook has said the same about it.</summary>
    static Schedule Checked(Problem problem, Best best)
    {
        var schedule = best.ToSchedule();
        var truth = AllConstraints.Score(new(problem, schedule.Assignments));

        return truth == schedule.Score
            ? schedule
            : throw new InvalidOperationException($"The search counted {schedule.Score} where the rulebook counts {truth}.");
    }
}
