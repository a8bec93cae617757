using NodaTime;

namespace MutualAid.Rules;

/// <summary>Duties in order of start, followed by one another with no rest of a certain length between.</summary>
sealed record Stretch(Instant Start, Instant End, List<Duty> Duties, Duration LongestGap)
{
    public Interval Interval => new(Start, End);

    /// <summary>Cuts the duties wherever <paramref name="isRest"/> says that the gap between one end and the next start is a rest.</summary>
    public static IEnumerable<Stretch> Of(IEnumerable<Duty> duties, Func<Duration, bool> isRest)
    {
        Stretch? current = null;

        foreach (var duty in InOrder(duties))
        {
            if (current is null || isRest(duty.Start - current.End))
            {
                if (current is not null)
                    yield return current;

                current = new(duty.Start, duty.End, [duty], Duration.Zero);
                continue;
            }

            current.Duties.Add(duty);
            current = current with
            {
                End = Instant.Max(current.End, duty.End),
                LongestGap = Duration.Max(current.LongestGap, duty.Start - current.End),
            };
        }

        if (current is not null)
            yield return current;
    }

    /// <summary>Time at work: duties that touch or overlap become one, so no minute is there twice.</summary>
    public static IEnumerable<Stretch> Unbroken(IEnumerable<Duty> duties) => Of(duties, gap => gap > Duration.Zero);

    public static IOrderedEnumerable<Duty> InOrder(IEnumerable<Duty> duties) => duties.OrderBy(duty => duty.Start).ThenBy(duty => duty.End);
}
