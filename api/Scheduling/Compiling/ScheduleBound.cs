using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What no schedule of a problem is below; 0 while nothing is proven.</summary>
/// <param name="EmptySeats">Minutes of empty seats, each priority twelve times the next.</param>
/// <param name="Everything">In the units of <see cref="Weights"/>.</param>
/// <param name="Count">Empty seats, whatever they weigh.</param>
readonly record struct ScheduleBound(long EmptySeats, long Everything, long Count)
{
    static readonly int[] minute = [0, 144, 12, 1];

    /// <summary>Of one empty seat.</summary>
    public static int EmptySeat(BoardShift shift) => minute[shift.Priority] * shift.Minutes;

    public static long EmptySeatsOf(Score score) => minute[1] * score.Uncovered1 + minute[2] * score.Uncovered2 + minute[3] * score.Uncovered3;
}
