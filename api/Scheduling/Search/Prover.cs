using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>Finds out on a thread of its own how good the best schedule could be. What goes wrong there is thrown when it is disposed of, after the last schedule.</summary>
sealed class Prover : IDisposable
{
    readonly Board board;
    readonly CancellationTokenSource stop;
    readonly Task proving;
    Found found = new(default);

    public Prover(Board board, Schedule begun, CancellationToken stop)
    {
        (this.board, this.stop) = (board, CancellationTokenSource.CreateLinkedTokenSource(stop));
        proving = Task.Factory.StartNew(
            () =>
            {
                foreach (var bound in new Bounding(board, begun.Assignments).Run(this.stop.Token))
                    Volatile.Write(ref found, new(bound));
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What is proven about a schedule by now.</summary>
    public Proof Of(Schedule schedule)
    {
        var bound = Volatile.Read(ref found).Bound;
        var (score, empty) = (schedule.Score, ScheduleBound.EmptySeatsOf(schedule.Score));

        return new((int)Math.Min(MoreSeats(schedule, empty - bound.EmptySeats), schedule.Seats - schedule.SeatsFilled - bound.Count), Gap(score, bound.Everything));
    }

    /// <summary>As many of the empty seats, those that weigh least first, as together weigh no more.</summary>
    int MoreSeats(Schedule schedule, long weight)
    {
        var filled = schedule.Assignments.CountBy(assignment => assignment.Shift).ToDictionary();
        var seats = 0L;
        foreach (var (shift, each) in board.Shifts.Select(shift => (shift.Shift, ScheduleBound.EmptySeat(shift))).OrderBy(shift => shift.Item2))
        {
            var empty = Math.Max(0, shift.Seats - filled.GetValueOrDefault(shift.Id));
            var more = each == 0 ? empty : Math.Min(empty, weight / each);
            (seats, weight) = (seats + more, weight - more * each);
        }

        return (int)Math.Min(int.MaxValue, seats);
    }

    static double? Gap(Score score, long bound)
    {
        var people = Weights.Of(score with { Uncovered1 = 0, Uncovered2 = 0, Uncovered3 = 0 });
        var least = bound - (Weights.Of(score) - people);

        return people == 0 ? 0 : least <= 0 ? null : (double)(people - least) / people;
    }

    public void Dispose()
    {
        stop.Cancel();
        proving.GetAwaiter().GetResult();
        stop.Dispose();
    }

    sealed record Found(ScheduleBound Bound);
}
