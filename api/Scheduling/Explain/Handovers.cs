using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Explain;

/// <summary>The cheapest of the shortest chains by which people of a schedule move up until a seat is filled.</summary>
/// <remarks>
/// Rules and burdens are each person's own, and nobody is in a chain twice, so a link that is lawful in the schedule as it stands
/// is lawful in every chain and is as heavy. Links are therefore sought once for each shift, and chains are sums. Seats are not
/// part of them, since a chain fills the one and empties none; nor is what falls on lenders.
/// </remarks>
sealed class Handovers(Draft draft)
{
    readonly Dictionary<int, Link[]> takers = [], movers = [];

    /// <summary>Someone takes a seat and leaves another, or none.</summary>
    sealed record Link(int Person, int? Leaves, Score Cost);

    /// <summary>Null when no chain of up to three people fills the seat.</summary>
    public IReadOnlyList<Handover>? ToFill(int shift) => Cheapest(TakersOf(shift).Take(1).Select(taker => (Link[])[taker])) ?? Cheapest(Pairs(shift)) ?? Cheapest(Triples(shift));

    IEnumerable<Link[]> Pairs(int shift) =>
        from mover in MoversTo(shift)
        from taker in TakersOf(mover.Leaves!.Value).Take(1)
        select (Link[])[mover, taker];

    IEnumerable<Link[]> Triples(int shift) =>
        from first in MoversTo(shift)
        from second in MoversTo(first.Leaves!.Value)
        from taker in TakersOf(second.Leaves!.Value).Where(taker => taker.Person != first.Person).Take(1)
        select (Link[])[first, second, taker];

    IReadOnlyList<Handover>? Cheapest(IEnumerable<Link[]> chains) =>
        chains.MinBy(chain => chain.Aggregate(default(Score), (sum, link) => sum + link.Cost)) is { } best ? [.. best.Select(Told)] : null;

    Handover Told(Link link) => new(draft.Board.People[link.Person].Person.Id, link.Leaves is { } left ? draft.Board.Shifts[left].Shift.Id : null);

    /// <summary>Everyone who may simply take a seat, cheapest first.</summary>
    Link[] TakersOf(int shift) => takers.TryGetValue(shift, out var known) ? known : takers[shift] =
    [
        .. draft.Board.Shifts[shift].Eligible
            .Where(person => draft.Allows(person, shift))
            .Select(person => new Link(person, null, CostOf(person, shift)))
            .OrderBy(link => link.Cost),
    ];

    /// <summary>Everyone who may take a seat if they leave another shift.</summary>
    Link[] MoversTo(int shift) => movers.TryGetValue(shift, out var known) ? known : movers[shift] =
    [
        .. from person in draft.Board.Shifts[shift].Eligible
           where !draft.PeopleOn(shift).Contains(person)
           from left in draft.ShiftsOf(person).ToArray()
           where draft.IsMovable(person, left)
           let cost = CostOfMoving(person, left, shift)
           where cost is not null
           select new Link(person, left, cost.Value),
    ];

    Score? CostOfMoving(int person, int from, int to)
    {
        var (before, mark) = (draft.Burdens, draft.Mark);
        if (!draft.TryRelease(person, from))
            return null;

        Score? cost = draft.Allows(person, to) ? draft.Burdens - before + CostOf(person, to) : null;
        draft.BackTo(mark);
        return cost;
    }

    Score CostOf(int person, int shift)
    {
        var (before, mark) = (draft.Burdens, draft.Mark);
        draft.Assign(person, shift);
        var cost = draft.Burdens - before;
        draft.BackTo(mark);
        return cost;
    }
}
