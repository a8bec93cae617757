namespace MutualAid.Rules;

/// <summary>Nobody works in two places at once.</summary>
/// <remarks>Touching duties are lawful here: the minute when one ends and the next begins belongs to the next.</remarks>
public static class DoubleBooking
{
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties)
    {
        Duty[] ordered = [.. Stretch.InOrder(duties)];

        for (var first = 0; first < ordered.Length; first++)
            for (var second = first + 1; second < ordered.Length && ordered[second].Start < ordered[first].End; second++)
                yield return new Breach.DoubleBooked(ordered[first], ordered[second]);
    }
}
