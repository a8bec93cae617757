using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>A lawful change that fills one empty seat of a shift, or most of it, while everything else stays as it is. A closed set; facts only.</summary>
/// <remarks>
/// Listed in the order of how much it asks of others: what a crisis lead decides alone, with the fewest people moved first;
/// then what is asked of the work; then of one lender; then of all.
/// </remarks>
public abstract record Remedy
{
    Remedy() { }

    /// <summary>People of the schedule move up.</summary>
    /// <param name="Chain">The first takes the empty seat, each of the others the shift that the one before leaves; the last leaves none.</param>
    public sealed record TakesOver(IReadOnlyList<Handover> Chain) : Remedy;

    /// <summary>The seat may be worked from afar, which <paramref name="Person"/> then can.</summary>
    public sealed record RemoteAllowed(PersonId Person) : Remedy;

    /// <summary>The seat is filled from so many hours after the start; until then it stays empty. The end is the same, so nobody works longer than asked.</summary>
    public sealed record StartsLater(PersonId Person, int Hours) : Remedy;

    /// <summary>The seat is filled until so many hours before the end; from then on it is empty.</summary>
    public sealed record EndsEarlier(PersonId Person, int Hours) : Remedy;

    /// <summary>The lender lets the person stay so many days longer than offered.</summary>
    public sealed record StaysLonger(PersonId Person, int Days) : Remedy;

    /// <summary>Someone new, who does nothing else, with the skill at the level.</summary>
    /// <param name="From">The day of the shift in question.</param>
    /// <param name="Fills">The shift itself and what else of the same need the newcomer fills from then on, in order of start.</param>
    public sealed record OneMorePerson(string SkillId, int Level, LocalDate From, IReadOnlyList<ShiftId> Fills) : Remedy;
}

/// <param name="Leaves">What the person works now and leaves to the next; null for the last, who has only more to do.</param>
public sealed record Handover(PersonId Person, ShiftId? Leaves);
