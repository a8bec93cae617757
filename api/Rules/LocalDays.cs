using NodaTime;
using NodaTime.Extensions;

namespace MutualAid.Rules;

/// <summary>Calendar days as numbers, 0 being 1 January 1970, so that days and weeks can be counted without a calendar.</summary>
public static class LocalDays
{
    public static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>The day on the wall at an instant.</summary>
    public static int Of(Instant instant, DateTimeZone zone) =>
        (int)Math.DivRem(instant.ToUnixTimeTicks() + zone.GetUtcOffset(instant).Ticks, NodaConstants.TicksPerDay, out var rest) - (rest < 0 ? 1 : 0);

    public static LocalDate Date(int day) => Epoch.PlusDays(day);

    /// <summary>The first instant of the day.</summary>
    public static Instant Start(int day, DateTimeZone zone) => Plain(day, LocalTime.Midnight, zone) ?? zone.AtStartOfDay(Date(day)).ToInstant();

    /// <summary>The instant of a time on the wall; where the clocks skip it, the instant after the gap, and where they show it twice, the first.</summary>
    public static Instant At(int day, LocalTime time, DateTimeZone zone) => Plain(day, time, zone) ?? Date(day).At(time).InZoneLeniently(zone).ToInstant();

    /// <summary>The instant where the clocks change on no day around, which is known without asking the calendar.</summary>
    static Instant? Plain(int day, LocalTime time, DateTimeZone zone)
    {
        var asUtc = Instant.FromUnixTimeTicks(day * NodaConstants.TicksPerDay + time.TickOfDay);
        var offset = zone.GetUtcOffset(asUtc - OneDay);
        return offset == zone.GetUtcOffset(asUtc + OneDay) ? asUtc - offset.ToTimeSpan().ToDuration() : null;
    }

    static readonly Duration OneDay = Duration.FromDays(1);

    /// <summary>The week, Monday to Sunday, that a day lies in, as a number. 1 January 1970 was a Thursday.</summary>
    public static int Week(int day) => day >= -3 ? (day + 3) / 7 : (day - 3) / 7;

    /// <summary>The Monday of a week.</summary>
    public static int Monday(int week) => 7 * week - 3;
}
