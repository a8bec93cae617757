using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What no schedule of a problem is below.</summary>
/// <param name="EmptySeats">Minutes of empty seats, each priority twelve times the next, and the last of them twelve times what is only wanted.</param>
/// <param name="Count">Empty seats, whatever they weigh.</param>
/// <param name="Burdens">Each holds for every schedule.</param>
readonly record struct ScheduleBound(long EmptySeats, long Count, IReadOnlyList<BurdenBound> Burdens)
{
    static readonly int[] minute = [0, 1728, 144, 12];

    /// <summary>What people bear at least in a schedule with the same seats empty, in the units of <see cref="Weights"/>; 0 while nothing is proven. What teams lack is left out, which no schedule has less than nothing of.</summary>
    public long LeastBurden(Score score)
    {
        var seats = BurdenBound.SeatsOf(score);
        return Burdens.Aggregate(0L, (most, burden) => Math.Max(most, burden.Beside(seats)));
    }

    /// <summary>Of one empty seat below the minimum, and of one beyond it.</summary>
    public static (long Needed, long Wanted) Worth(BoardShift shift) => ((long)minute[shift.Priority] * shift.Minutes, shift.Minutes);

    public static long EmptySeatsOf(Score score) => minute[1] * score.Uncovered1 + minute[2] * score.Uncovered2 + minute[3] * score.Uncovered3 + score.Wanted;
}

/// <summary>What people bear and empty seats cost together at least, were a seat worth only a part of what it weighs.</summary>
/// <remarks>
/// Lagrangian relaxation of "no more empty seats than now". At its full weight a seat is so dear that half a seat less, which a mix of rosters can have and a schedule cannot, hides what people bear.
/// </remarks>
/// <param name="Price">Of a seat, in parts of <see cref="Full"/>.</param>
readonly record struct BurdenBound(int Price, long Least)
{
    public const int Full = 1024;

    /// <summary>Of people alone, beside seats of such a weight.</summary>
    public long Beside(long seats) => Least - (long)Int128.Min(long.MaxValue, ((Int128)seats * Price + Full - 1) / Full);

    /// <summary>What empty seats weigh.</summary>
    public static long SeatsOf(Score score) => Weights.Of(score) - Weights.Of(score.WithoutSeats());
}
