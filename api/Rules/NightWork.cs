using NodaTime;

namespace MutualAid.Rules;

/// <summary>What counts as a night shift: at least three of its hours between 22:00 and 06:00, by the clock on the wall.</summary>
/// <remarks>Arbetstidslagen 13 a §. The hours are elapsed ones: the night when the clocks go back is an hour longer.</remarks>
public static class NightWork
{
    public static readonly LocalTime NightStarts = new(22, 0);
    public static readonly LocalTime NightEnds = new(6, 0);
    public static readonly Duration MakesANightShift = Duration.FromHours(3);

    public static bool IsNightShift(Instant start, Instant end, DateTimeZone zone) => NightTime(start, end, zone) >= MakesANightShift;

    public static Duration NightTime(Instant start, Instant end, DateTimeZone zone)
    {
        var total = Duration.Zero;
        var last = end.InZone(zone).Date;

        for (var day = start.InZone(zone).Date.PlusDays(-1); day <= last; day = day.PlusDays(1))
        {
            var nightStart = day.At(NightStarts).InZoneLeniently(zone).ToInstant();
            var nightEnd = day.PlusDays(1).At(NightEnds).InZoneLeniently(zone).ToInstant();
            var inside = Instant.Min(end, nightEnd) - Instant.Max(start, nightStart);

            if (inside > Duration.Zero)
                total += inside;
        }

        return total;
    }
}
