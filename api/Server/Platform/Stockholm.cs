using NodaTime;
using NodaTime.Extensions;

namespace MutualAid.Server.Platform;

/// <summary>Where the calendar days of this product are counted.</summary>
static class Stockholm
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    public static DateOnly Today(this TimeProvider clock) => clock.GetCurrentInstant().InZone(Zone).Date.ToDateOnly();

    /// <summary>The first instant of the day: 00:00, summer time or not.</summary>
    public static Instant StartOf(DateOnly day) => Zone.AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant();
}
