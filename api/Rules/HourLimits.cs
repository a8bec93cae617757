using NodaTime;

namespace MutualAid.Rules;

/// <summary>The numbers that the rules measure against, each stated here once and nowhere else.</summary>
/// <remarks>
/// The ids are those of the reference rules in <c>db/reference</c>. A limit may be made tighter for a person or a
/// municipality, never looser than <see cref="Preset"/>: see <see cref="Tightened"/>.
/// </remarks>
public sealed record HourLimits
{
    /// <summary>Arbetstidslagen 10 b § and KLA bilaga 2 § 1 name 48 hours as an average.</summary>
    public const string WeeklyHoursId = "atl-10b-avg48";

    /// <summary>Arbetstidslagen 13 §; AB § 13; directive 2003/88/EC article 3.</summary>
    public const string DailyRestId = "atl-13-daily";

    /// <summary>Arbetstidslagen 14 §; directive 2003/88/EC article 5.</summary>
    public const string WeeklyRestId = "atl-14-weekly";

    /// <summary>AB § 13.</summary>
    public const string ShiftSpanId = "ab-13-span";

    /// <summary>Guidance, not law: HSE HSG256 and Kecklund, five to seven days.</summary>
    public const string DaysInARowId = "hse-days";

    /// <summary>Of this product: the road is neither work nor rest, and takes time.</summary>
    public const string TravelTimeId = "travel-time";

    /// <summary>Of this product: nobody is in two places at once.</summary>
    public const string DoubleBookingId = "double-booking";

    /// <summary>The seven days that the weekly rules look at, as elapsed time: 168 hours on every clock.</summary>
    public static readonly Duration Week = Duration.FromHours(168);

    /// <summary>The standard limits.</summary>
    public static readonly HourLimits Preset = new();

    /// <summary>Most work in any seven days: 48 h. The law allows it as an average; here no window may pass it.</summary>
    public Duration WeeklyHours { get; init; } = Duration.FromHours(48);

    /// <summary>Least unbroken rest between stretches of work: 11 h.</summary>
    public Duration DailyRest { get; init; } = Duration.FromHours(11);

    /// <summary>Least unbroken rest in every seven days: 36 h.</summary>
    public Duration WeeklyRest { get; init; } = Duration.FromHours(36);

    /// <summary>Longest stretch from start to end, breaks included: 13 h.</summary>
    public Duration ShiftSpan { get; init; } = Duration.FromHours(13);

    /// <summary>Most calendar days in a row with work: 6.</summary>
    public int DaysInARow { get; init; } = 6;

    /// <summary>The longest that work may go on before the next weekly rest begins: 168 h − 36 h = 132 h in the preset.</summary>
    public Duration LongestWithoutWeeklyRest => Week - WeeklyRest;

    /// <summary>Each limit by the id of its reference rule, in the unit of that rule: hours, or days for <see cref="DaysInARowId"/>.</summary>
    public IReadOnlyDictionary<string, double> ByRule => new Dictionary<string, double>
    {
        [WeeklyHoursId] = WeeklyHours.TotalHours,
        [DailyRestId] = DailyRest.TotalHours,
        [WeeklyRestId] = WeeklyRest.TotalHours,
        [ShiftSpanId] = ShiftSpan.TotalHours,
        [DaysInARowId] = DaysInARow,
    };

    /// <summary>These limits, or the other's wherever the other's are stricter.</summary>
    public HourLimits Tightened(HourLimits other) => new()
    {
        WeeklyHours = Duration.Min(WeeklyHours, other.WeeklyHours),
        DailyRest = Duration.Max(DailyRest, other.DailyRest),
        WeeklyRest = Duration.Max(WeeklyRest, other.WeeklyRest),
        ShiftSpan = Duration.Min(ShiftSpan, other.ShiftSpan),
        DaysInARow = Math.Min(DaysInARow, other.DaysInARow),
    };
}
