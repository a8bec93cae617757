using System.Runtime.InteropServices;
using MutualAid.Scheduling.Constraints;

namespace MutualAid.Scheduling.Search;

/// <summary>What a shift's team lacks, from scratch: the same sums as the constraints about teams, on the board's numbers. In minutes.</summary>
static class Lack
{
    /// <param name="peopleOn">Everybody on each shift.</param>
    public static long Of(Board board, int shift, List<int>[] peopleOn) =>
        peopleOn[shift].Count == 0 ? 0 : OfPeople(board, shift, CollectionsMarshal.AsSpan(peopleOn[shift])) + OfLiaison(board, shift, peopleOn);

    /// <summary>The liaison left out.</summary>
    public static long OfPeople(Board board, int shift, ReadOnlySpan<int> people)
    {
        var each = board.Shifts[shift];
        var (guides, lenders) = (false, false);

        foreach (var person in people)
        {
            guides |= each.Guides?[person] ?? true;
            lenders |= board.People[person].Lender != board.People[people[0]].Lender;
        }

        var lacks = (guides ? 0 : 1) + (each.Shift.Team.MixedLenders && people.Length > 1 && !lenders ? 1 : 0);
        return (long)lacks * each.Minutes;
    }

    static long OfLiaison(Board board, int shift, List<int>[] peopleOn)
    {
        var each = board.Shifts[shift];
        if (each.Liaisons is not { } liaisons)
            return 0;

        var (without, until) = (0L, each.LiaisonUntil);

        foreach (var liaison in liaisons)
        {
            if (peopleOn[liaison].Count == 0)
                continue;

            var theirs = board.Shifts[liaison].Duty;
            without += Math.Max(0, theirs.Start - until);
            until = Math.Max(until, theirs.End);
        }

        return LiaisonOnDuty.Minutes(without + Math.Max(0, each.Duty.End - until));
    }
}
