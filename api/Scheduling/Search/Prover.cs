using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>Finds out on a thread of its own how good the best schedule could be. What goes wrong there is thrown when it is disposed of, after the last schedule.</summary>
sealed class Prover : IDisposable
{
    readonly Board board;
    readonly CancellationTokenSource stop;
    readonly Task proving;
    Schedule latest;
    Found found = new(new(0, 0, []));

    public Prover(Board board, Schedule begun, CancellationToken stop)
    {
        (this.board, latest, this.stop) = (board, begun, CancellationTokenSource.CreateLinkedTokenSource(stop));
        proving = Task.Factory.StartNew(
            () =>
            {
                foreach (var bound in new Bounding(board, () => Volatile.Read(ref latest)).Run(this.stop.Token))
                    Volatile.Write(ref found, new(bound));
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What is proven about a schedule by now.</summary>
    public Proof Of(Schedule schedule)
    {
        Volatile.Write(ref latest, schedule);
        return Of(board, schedule, Volatile.Read(ref found).Bound);
    }

    public static Proof Of(Board board, Schedule schedule, ScheduleBound bound)
    {
        var (score, empty) = (schedule.Score, ScheduleBound.EmptySeatsOf(schedule.Score));

        return new((int)Math.Min(MoreSeats(board, schedule, empty - bound.EmptySeats), schedule.Seats - schedule.SeatsFilled - bound.Count), Gap(score, bound.LeastBurden(score)));
    }

    /// <summary>As many of the empty seats, those that weigh least first, as together weigh no more.</summary>
    static int MoreSeats(Board board, Schedule schedule, long weight)
    {
        var filled = schedule.Assignments.CountBy(assignment => assignment.Shift).ToDictionary();
        var seats = 0L;
        foreach (var (empty, each) in board.Shifts.SelectMany(shift => Empty(shift, filled.GetValueOrDefault(shift.Shift.Id))).OrderBy(seats => seats.Each))
        {
            var more = each == 0 ? empty : Math.Min(empty, weight / each);
            (seats, weight) = (seats + more, weight - more * each);
        }

        return (int)Math.Min(int.MaxValue, seats);
    }

    static IEnumerable<(int Empty, long Each)> Empty(BoardShift shift, int people)
    {
        var (minimum, (needed, wanted)) = (shift.Shift.Minimum, ScheduleBound.Worth(shift));
        return [(Math.Max(0, minimum - people), needed), (Math.Max(0, shift.Shift.Seats - Math.Max(minimum, people)), wanted)];
    }

    /// <summary>What teams lack is in neither: the bound leaves it out.</summary>
    static double? Gap(Score score, long least)
    {
        var people = Weights.Of(score.WithoutSeats() with { Lacking = 0 });
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
