using NodaTime;

namespace MutualAid.Rules;

/// <summary>What counts as a night shift: at least three of its hours between 22:00 and 06:00, by the clock on the wall.</summary>
/// <remarks>Arbetstidslagen 13 a §. The hours are elapsed ones: the night when the clocks go back is an hour longer.</remarks>
public static class NightWork
{
    public static readonly LocalTime NightStarts = new(22, 0);
    public static readonly LocalTime NightEnds = new(6, 0);
    public static readonly Duration MakesANightShift = Duration.FromHours(3);

    /// <summary>The hours that a daily rest should hold, and that make a night one of whole sleep: 00:00 to 05:00. Arbetstidslagen 13 §.</summary>
    public static readonly LocalTime CoreStarts = LocalTime.Midnight;
    public static readonly LocalTime CoreEnds = new(5, 0);

    public static bool IsNightShift(Instant start, Instant end, DateTimeZone zone) => NightTime(start, end, zone) >= MakesANightShift;

    public static bool IsNightShift(Duty duty, DateTimeZone zone) => IsNightShift(duty.Start, duty.End, zone);

    /// <summary>The evening that a night shift belongs to: one that starts after midnight belongs to the evening before.</summary>
    public static int NightOf(Duty duty, DateTimeZone zone)
    {
        var local = duty.Start.InZone(zone).LocalDateTime;
        return LocalDays.Of(duty.Start, zone) - (local.TimeOfDay < NightEnds ? 1 : 0);
    }

    public static Duration NightTime(Instant start, Instant end, DateTimeZone zone)
    {
        var total = Duration.Zero;
        var last = LocalDays.Of(end, zone);

        for (var day = LocalDays.Of(start, zone) - 1; day <= last; day++)
        {
            var inside = Instant.Min(end, LocalDays.At(day + 1, NightEnds, zone)) - Instant.Max(start, LocalDays.At(day, NightStarts, zone));

            if (inside > Duration.Zero)
                total += inside;
        }

        return total;
    }
}
