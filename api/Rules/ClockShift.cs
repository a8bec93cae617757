using NodaTime;

namespace MutualAid.Rules;

/// <summary>A shift as the clock on the wall shows it, in half hours. One that has begun counts.</summary>
/// <remarks>Where the clocks change, a shift starts by the new time or the old one and is as long as the hours that pass; a rest is what the wall says.</remarks>
/// <param name="Day">On which it starts, as <see cref="LocalDays"/> count.</param>
/// <param name="Start">Since midnight: 0 to 47.</param>
/// <param name="Length">1 to 48: a longer shift is taken for a day.</param>
public readonly record struct ClockShift(int Day, int Start, int Length)
{
    public const int HalfHoursInADay = 48;

    const long Ticks = 30 * NodaConstants.TicksPerMinute;

    public static ClockShift Of(Instant start, Instant end, DateTimeZone zone)
    {
        var day = LocalDays.Of(start, zone);
        var sinceMidnight = start.ToUnixTimeTicks() + zone.GetUtcOffset(start).Ticks - day * NodaConstants.TicksPerDay;
        return new(day, (int)(sinceMidnight / Ticks), (int)Math.Clamp(((end - start).BclCompatibleTicks + Ticks - 1) / Ticks, 1, HalfHoursInADay));
    }

    /// <summary>From the end of an earlier shift; none where they touch or overlap.</summary>
    public int RestAfter(ClockShift before) => Math.Max(0, HalfHoursInADay * (Day - before.Day) + Start - before.Start - before.Length);
}
