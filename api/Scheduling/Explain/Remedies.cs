using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Explain;

/// <summary>How empty seats of a schedule could be filled: the lawful changes, smallest first, each held against every rule.</summary>
/// <remarks>
/// Each remedy is for one seat and for the schedule as it stands: two that take the same person need not be lawful together. What
/// is found for one shift helps with the next, so ask the same object about all of them, one at a time. What the schedule breaks
/// already stays as it is.
/// </remarks>
public sealed class Remedies
{
    readonly Draft draft;
    readonly Handovers handovers;

    public Remedies(Problem problem, IReadOnlyCollection<Assignment> assignments)
    {
        draft = GivenDraft.Of(problem, assignments);
        handovers = new(draft);
    }

    /// <summary>At most one of each kind, and of a later start and an earlier end the shorter. None when the shift has no empty seat; when somebody can simply take it, that alone.</summary>
    public IReadOnlyList<Remedy> For(ShiftId shift)
    {
        if (draft.Board.Find(shift) is not { } index || !draft.Open.Contains(index))
            return [];

        var chain = handovers.ToFill(index);
        if (chain is [{ Leaves: null }])
            return [new Remedy.TakesOver(chain)];

        Remedy?[] all = [chain is null ? null : new Remedy.TakesOver(chain), .. new EasedSeat(draft, index).Remedies(), Newcomer.ToFill(draft, index)];
        return [.. all.OfType<Remedy>()];
    }
}
