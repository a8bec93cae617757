using NodaTime;

namespace MutualAid.Rules;

/// <summary>How long it takes from one municipality to another; zero when it is unknown or no distance.</summary>
public delegate Duration TravelBetween(string from, string to);

/// <summary>Between duties in different places there is time for the road and for the whole daily rest.</summary>
/// <remarks>
/// Of this product: the hours on the road are not rest, and a person who drives all night has not rested. Duties that can be
/// done from anywhere do not move a person: the road may lie before or after them, but it must fit, with the rest, in one of
/// the gaps. A journey entered as a duty is the road itself: it has no place, and none is asked for around it. Places with no
/// travel time between them count as one.
/// </remarks>
public static class TravelTime
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        Duty? before = null;
        var freeFrom = Instant.MinValue;
        var longest = Duration.Zero;

        foreach (var duty in asked.Duties.Work)
        {
            if (before is not null)
                longest = Duration.Max(longest, duty.Start - freeFrom);

            freeFrom = Instant.Max(freeFrom, duty.End);

            if (duty.Kind == DutyKind.Travel)
                before = null;

            if (duty.Kind == DutyKind.Travel || duty.Place is not { } to)
                continue;

            if (before is { Place: { } from } && from != to && asked.Judges(duty.Start)
                && asked.Travel(from, to) is var road && road > Duration.Zero && longest < road + asked.Book.DailyRest)
                yield return new Breach.TravelTooShort(asked, before.Value, duty, longest, road, road + asked.Book.DailyRest);

            (before, longest) = (duty, Duration.Zero);
        }
    }
}
