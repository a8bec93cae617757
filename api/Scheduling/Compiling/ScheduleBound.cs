using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What no schedule of a problem is below; 0 while nothing is proven.</summary>
/// <param name="EmptySeats">Minutes of empty seats, each priority twelve times the next, and the last of them twelve times what is only wanted.</param>
/// <param name="Everything">In the units of <see cref="Weights"/>. What teams lack is left out, which no schedule has less than nothing of.</param>
/// <param name="Count">Empty seats, whatever they weigh.</param>
readonly record struct ScheduleBound(long EmptySeats, long Everything, long Count)
{
    static readonly int[] minute = [0, 1728, 144, 12];

    /// <summary>Of one empty seat below the minimum, and of one beyond it.</summary>
    public static (long Needed, long Wanted) Worth(BoardShift shift) => ((long)minute[shift.Priority] * shift.Minutes, shift.Minutes);

    public static long EmptySeatsOf(Score score) => minute[1] * score.Uncovered1 + minute[2] * score.Uncovered2 + minute[3] * score.Uncovered3 + score.Wanted;
}
