using NodaTime;

namespace MutualAid.Rules;

/// <summary>One broken rule, with the numbers that a planner needs in order to see why.</summary>
/// <remarks>A closed set: a switch over the nested types is complete. Facts only; words are made where they are shown.</remarks>
public abstract record Breach
{
    Breach(string ruleId, Interval when, Duration excess, DutyList duties) =>
        (RuleId, When, Excess, Duties) = (ruleId, when, excess, duties);

    /// <summary>Which limit was passed, by the id of the reference rules.</summary>
    public string RuleId { get; }

    /// <summary>The time that the rule looked at: the too short rest, the too full window, the too long stretch.</summary>
    public Interval When { get; }

    /// <summary>How far past the limit: what the rest lacks, or what the work has too much.</summary>
    public Duration Excess { get; }

    /// <summary>The duties that together make the breach, in order of start.</summary>
    public DutyList Duties { get; }

    /// <summary>Two duties at the same time. <see cref="When"/> is the time they share.</summary>
    public sealed record DoubleBooked(Duty First, Duty Second)
        : Breach(HourLimits.DoubleBookingId, Shared(First, Second), Shared(First, Second).Duration, new([First, Second]));

    /// <summary>Too little rest between two duties. <see cref="When"/> is the rest.</summary>
    public sealed record RestTooShort(Duty Before, Duty After, Duration Had, Duration Required)
        : Breach(HourLimits.DailyRestId, new(Before.End, After.Start), Required - Had, new([Before, After]))
    {
        /// <summary>When the second duty could have started.</summary>
        public Instant EarliestStart => Before.End + Required;
    }

    /// <summary>A stretch of touching duties that goes on too long. <see cref="When"/> is the stretch.</summary>
    public sealed record SpanTooLong(Interval Span, Duration Allowed, DutyList Work)
        : Breach(HourLimits.ShiftSpanId, Span, Span.Duration - Allowed, Work)
    {
        public Duration Had => Span.Duration;

        /// <summary>When the stretch had to be over.</summary>
        public Instant LatestEnd => Span.Start + Allowed;
    }

    /// <summary>Too much work in seven days. <see cref="When"/> is the fullest such window.</summary>
    /// <remarks><see cref="Duties"/> are those of every window over the cap that overlaps the fullest, directly or in a chain.</remarks>
    public sealed record WeekTooLong(Interval Window, Duration Had, Duration Allowed, DutyList Work)
        : Breach(HourLimits.WeeklyHoursId, Window, Had - Allowed, Work);

    /// <summary>Work that went on too long before a weekly rest began. <see cref="When"/> is the work without one.</summary>
    /// <param name="LongestRest">The longest rest that the work did have.</param>
    /// <param name="Required">The rest it should have had.</param>
    public sealed record WeeklyRestMissing(Interval Work, Duration Allowed, Duration LongestRest, Duration Required, DutyList Stretch)
        : Breach(HourLimits.WeeklyRestId, Work, Work.Duration - Allowed, Stretch)
    {
        /// <summary>When the rest had to begin.</summary>
        public Instant LatestRestStart => Work.Start + Allowed;
    }

    /// <summary>Work that starts on too many calendar days in a row; both days are included.</summary>
    public sealed record TooManyDaysInARow(LocalDate FirstDay, LocalDate LastDay, int Had, int Allowed, DutyList Work)
        : Breach(HourLimits.DaysInARowId, new(Work[0].Start, Work[^1].End), Duration.FromDays(Had - Allowed), Work);

    /// <summary>Two places with too little time between for both the road and the daily rest. <see cref="When"/> is the time between.</summary>
    /// <param name="Had">The longest unbroken time off between the two.</param>
    /// <param name="Required">The travel and the daily rest together.</param>
    public sealed record TravelTooShort(Duty Before, Duty After, Duration Had, Duration Travel, Duration Required)
        : Breach(HourLimits.TravelTimeId, new(Before.End, Instant.Max(Before.End, After.Start)), Required - Had, new([Before, After]))
    {
        public Instant EarliestStart => Before.End + Required;
    }

    static Interval Shared(Duty first, Duty second) => new(Instant.Max(first.Start, second.Start), Instant.Min(first.End, second.End));
}
