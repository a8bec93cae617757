using System.Numerics;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What lenders bear at least, as so much for each minute of each of their people: their squared minutes lie above any line that touches them.</summary>
/// <remarks>Minutes are counted in the longest unit that measures every shift, so that nothing is lost by rounding.</remarks>
sealed class LenderTangents
{
    readonly Board board;
    readonly int unit;
    readonly int[] slopes;

    LenderTangents(Board board, long[] minutes)
    {
        this.board = board;
        unit = Math.Max(1, (int)board.Shifts.Aggregate(BigInteger.Zero, (all, shift) => BigInteger.GreatestCommonDivisor(all, shift.Minutes)));
        slopes = [.. minutes.Select((each, lender) => (int)Math.Round(Weights.Wear * LendersShare.Slope(each, board.LenderShares[lender]) * unit))];
        Constant = slopes.Index().Sum(lender => Above(lender.Index));
    }

    public long Constant { get; }

    public static LenderTangents None(Board board) => new(board, new long[board.LenderShares.Length]);

    /// <summary>That touch what the lenders bear in a schedule.</summary>
    public static LenderTangents At(Board board, (int Shift, int Person)[] schedule)
    {
        var minutes = new long[board.LenderShares.Length];
        foreach (var (shift, person) in schedule)
            minutes[board.People[person].Lender] += board.Shifts[shift].Minutes;

        return new(board, minutes);
    }

    /// <param name="person">On the board.</param>
    public int Cost(int person, int minutes) => slopes[board.People[person].Lender] * (minutes / unit);

    /// <summary>The least that a lender bears above its line, which begins at zero, goes down and comes up again; once it is a minute of wear above, rounding down brings it no lower.</summary>
    long Above(int lender)
    {
        var least = 0L;
        if (slopes[lender] == 0) return least;

        for (long units = 1; At(units) is var above && above < Weights.Wear; units++) least = Math.Min(least, above);
        return least;

        long At(long units) => Weights.Wear * LendersShare.Wear(units * unit, board.LenderShares[lender]) - units * slopes[lender];
    }
}
