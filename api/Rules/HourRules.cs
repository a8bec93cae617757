using NodaTime;

namespace MutualAid.Rules;

/// <summary>Every rule about one person's hours, asked at once.</summary>
public static class HourRules
{
    static readonly TravelBetween NoTravel = (_, _) => Duration.Zero;

    /// <param name="duties">All of one person's duties, in any order: home, every incident, and the week before the one that matters.</param>
    /// <param name="zone">Where the calendar days are counted.</param>
    /// <param name="travel">Without it, all places are one place.</param>
    public static IReadOnlyList<Breach> Check(IEnumerable<Duty> duties, HourLimits limits, DateTimeZone zone, TravelBetween? travel = null)
    {
        Duty[] all = [.. Stretch.InOrder(duties)];

        return
        [
            .. DoubleBooking.Check(all),
            .. DailyRest.Check(all, limits),
            .. ShiftSpan.Check(all, limits),
            .. WeeklyHours.Check(all, limits),
            .. WeeklyRest.Check(all, limits),
            .. DaysInARow.Check(all, limits, zone),
            .. TravelTime.Check(all, limits, travel ?? NoTravel),
        ];
    }

    /// <summary>What adding one duty would break that is not broken already.</summary>
    public static IReadOnlyList<Breach> CheckAdding(Duty duty, IEnumerable<Duty> to, HourLimits limits, DateTimeZone zone, TravelBetween? travel = null)
    {
        Duty[] before = [.. to];
        return New(Check([.. before, duty], limits, zone, travel), Check(before, limits, zone, travel));
    }

    /// <summary>The breaches that are not among the known ones. A known breach that has grown is new.</summary>
    public static IReadOnlyList<Breach> New(IEnumerable<Breach> found, IEnumerable<Breach> known)
    {
        List<Breach> left = [.. known];
        return [.. found.Where(breach => !left.Remove(breach))];
    }
}
