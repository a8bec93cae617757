using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Explain;

/// <summary>The cheapest of the shortest chains by which people of a schedule move up until a seat is filled.</summary>
/// <remarks>
/// Rules and burdens are each person's own, and nobody is in a chain twice, so a link that is lawful in the schedule as it stands
/// is lawful in every chain and burdens as much. Links are therefore sought once for each shift, and chains are sums. Seats are not
/// part of them, since a chain fills the one and empties none, nor is what falls on lenders. What a team comes to lack depends on
/// whom a link follows, too, and on nobody else in the chain; whether a liaison is on duty on none of them.
/// </remarks>
sealed class Handovers(Draft draft)
{
    readonly Dictionary<int, Link[]> takers = [], movers = [];
    readonly Dictionary<(int Shift, int? After), Link[]> takersAfter = [];

    /// <summary>Someone takes a seat and leaves another, or none.</summary>
    sealed record Link(int Person, int? Leaves, Score Cost);

    /// <summary>Null when no chain of up to three people fills the seat.</summary>
    public IReadOnlyList<Handover>? ToFill(int shift) => Cheapest(TakersOf(shift).Take(1).Select(taker => (Link[])[taker])) ?? Cheapest(Pairs(shift)) ?? Cheapest(Triples(shift));

    IEnumerable<Link[]> Pairs(int shift) =>
        from mover in MoversTo(shift)
        from taker in TakersOf(mover.Leaves!.Value, after: mover.Person).Take(1)
        select (Link[])[mover, taker];

    IEnumerable<Link[]> Triples(int shift) =>
        from first in MoversTo(shift)
        from second in MoversTo(first.Leaves!.Value, after: first.Person)
        from taker in TakersOf(second.Leaves!.Value, after: second.Person).Where(taker => taker.Person != first.Person).Take(1)
        select (Link[])[first, second, taker];

    IReadOnlyList<Handover>? Cheapest(IEnumerable<Link[]> chains) =>
        chains.MinBy(chain => chain.Aggregate(default(Score), (sum, link) => sum + link.Cost)) is { } best ? [.. best.Select(Told)] : null;

    Handover Told(Link link) => new(draft.Board.People[link.Person].Person.Id, link.Leaves is { } left ? draft.Board.Shifts[left].Shift.Id : null);

    /// <summary>Everyone who may simply take a seat, cheapest first.</summary>
    /// <param name="after">Who leaves it to them; nobody where it is empty.</param>
    Link[] TakersOf(int shift, int? after = null)
    {
        var key = (shift, AsksForATeam(shift) ? after : null);
        return takersAfter.TryGetValue(key, out var known) ? known : takersAfter[key] = [.. InTeam(Takers(shift), shift, after).OrderBy(link => link.Cost)];
    }

    /// <summary>Everyone who may take a seat if they leave another shift.</summary>
    IEnumerable<Link> MoversTo(int shift, int? after = null) => InTeam(Movers(shift), shift, after);

    IEnumerable<Link> InTeam(Link[] links, int shift, int? after) =>
        AsksForATeam(shift) ? links.Select(link => link with { Cost = link.Cost + TeamCost(shift, link.Person, after) }) : links;

    bool AsksForATeam(int shift) => draft.Board.Shifts[shift].Shift.Team.AskForSomething;

    /// <summary>What teams come to lack left out, as in <see cref="Movers"/>.</summary>
    Link[] Takers(int shift) => takers.TryGetValue(shift, out var known) ? known : takers[shift] =
        [.. draft.Board.Shifts[shift].Eligible.Where(person => draft.Allows(person, shift)).Select(person => new Link(person, null, CostOf(person, shift)))];

    Link[] Movers(int shift) => movers.TryGetValue(shift, out var known) ? known : movers[shift] =
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

    Score TeamCost(int shift, int person, int? after)
    {
        int[] before = [.. draft.PeopleOn(shift)];
        return new() { Lacking = Lack.OfPeople(draft.Board, shift, [.. before.Where(each => each != after), person]) - Lack.OfPeople(draft.Board, shift, before) };
    }
}
