using NodaTime;

namespace MutualAid.Rules;

/// <summary>One broken rule, with the numbers that a planner needs in order to see why.</summary>
/// <remarks>A closed set: a switch over the nested types is complete. Facts only; words are made where they are shown.</remarks>
public abstract record Breach
{
    Breach(RuleContext asked, Instant at, Interval when, Duration excess, DutyList duties) =>
        (Rule, Severity, At, When, Excess, Duties) = (asked.Rule, asked.Severity, at, when, excess, duties);

    /// <summary>The rule with the number that was in force.</summary>
    public HourRule Rule { get; }

    public string RuleId => Rule.Id;

    /// <summary>What the rule says in the mode that held when it was broken.</summary>
    public Severity Severity { get; }

    /// <summary>The moment that decides which preset and mode judge it: the start of the last duty that takes part, where nothing else is said.</summary>
    public Instant At { get; }

    /// <summary>The time that the rule looked at: the too short rest, the too full window, the too long stretch.</summary>
    public Interval When { get; }

    /// <summary>How far past the limit: what the rest lacks, or what the work has too much.</summary>
    public Duration Excess { get; }

    /// <summary>The duties that together make the breach, in order of start.</summary>
    public DutyList Duties { get; }

    /// <summary>Two duties at the same time. <see cref="When"/> is the time they share.</summary>
    public sealed record DoubleBooked : Breach
    {
        internal DoubleBooked(RuleContext asked, Duty first, Duty second)
            : base(asked, second.Start, Shared(first, second), Shared(first, second).Duration, new([first, second])) { }
    }

    /// <summary>Too little rest between two duties. <see cref="When"/> is the rest.</summary>
    public sealed record RestTooShort : Breach
    {
        internal RestTooShort(RuleContext asked, Duty before, Duty after, Duration required)
            : base(asked, after.Start, Between(before, after), required - Between(before, after).Duration, new([before, after])) => Required = required;

        public Duration Had => When.Duration;

        public Duration Required { get; }

        /// <summary>When the second duty could have started.</summary>
        public Instant EarliestStart => When.Start + Required;
    }

    /// <summary>A day of the employer's 24 hours without a whole daily rest in it. <see cref="When"/> is that day.</summary>
    public sealed record DayWithoutRest : Breach
    {
        internal DayWithoutRest(RuleContext asked, Interval day, Duration had, DutyList duties)
            : base(asked, duties[^1].Start, day, asked.Rule.LimitTime - had, duties) => Had = had;

        /// <summary>The longest unbroken rest of the day.</summary>
        public Duration Had { get; }

        public Duration Required => Rule.LimitTime;
    }

    /// <summary>A stretch of work that goes on too long. <see cref="When"/> is the stretch.</summary>
    public sealed record TooLong : Breach
    {
        internal TooLong(RuleContext asked, Interval when, Duration had, Duration allowed, DutyList duties)
            : base(asked, duties[^1].Start, when, had - allowed, duties) => (Had, Allowed) = (had, allowed);

        public Duration Had { get; }

        public Duration Allowed { get; }

        /// <summary>When the stretch had to be over.</summary>
        public Instant LatestEnd => When.End - Excess;
    }

    /// <summary>Too much work in a window. <see cref="When"/> is the fullest such window.</summary>
    /// <remarks><see cref="Duties"/> are those of every window over the cap that overlaps the fullest, directly or in a chain.</remarks>
    public sealed record TooMuch : Breach
    {
        internal TooMuch(RuleContext asked, Instant at, Interval window, Duration had, Duration allowed, DutyList duties)
            : base(asked, at, window, had - allowed, duties) => (Had, Allowed) = (had, allowed);

        public Duration Had { get; }

        public Duration Allowed { get; }
    }

    /// <summary>Work that went on too long before a weekly rest began. <see cref="When"/> is the work without one.</summary>
    public sealed record WeeklyRestMissing : Breach
    {
        internal WeeklyRestMissing(RuleContext asked, Interval work, Duration longestRest, DutyList duties)
            : base(asked, duties[^1].Start, work, work.Duration - WeeklyRest.LongestWithout(asked.Rule), duties) => LongestRest = longestRest;

        /// <summary>The most weekly rest that the work did have: the longest time off, without the daily rest where that lies in it.</summary>
        public Duration LongestRest { get; }

        /// <summary>The rest it should have had.</summary>
        public Duration Required => Rule.LimitTime;

        /// <summary>When the rest had to begin.</summary>
        public Instant LatestRestStart => When.Start + WeeklyRest.LongestWithout(Rule);
    }

    /// <summary>Too many of something in a row or in all: days, nights, weeks. The first and the last day are both included.</summary>
    public sealed record TooMany : Breach
    {
        internal TooMany(RuleContext asked, LocalDate firstDay, LocalDate lastDay, int had, DutyList duties)
            : base(asked, duties[^1].Start, new(duties[0].Start, duties[^1].End), Duration.FromDays(had - asked.Rule.Limit), duties) =>
            (FirstDay, LastDay, Had) = (firstDay, lastDay, had);

        public LocalDate FirstDay { get; }

        public LocalDate LastDay { get; }

        /// <summary>In the unit of the rule.</summary>
        public int Had { get; }

        public int Allowed => Rule.Limit;
    }

    /// <summary>Two places with too little time between for both the road and the daily rest. <see cref="When"/> is the time between.</summary>
    public sealed record TravelTooShort : Breach
    {
        internal TravelTooShort(RuleContext asked, Duty before, Duty after, Duration had, Duration travel, Duration required)
            : base(asked, after.Start, Between(before, after), required - had, new([before, after])) =>
            (Had, Travel, Required) = (had, travel, required);

        /// <summary>The longest unbroken time off between the two.</summary>
        public Duration Had { get; }

        public Duration Travel { get; }

        /// <summary>The travel and the daily rest together.</summary>
        public Duration Required { get; }

        public Instant EarliestStart => When.Start + Required;
    }

    /// <summary>Rest that was owed and not given in time. <see cref="When"/> is from when it was owed until it should have begun; <see cref="At"/> is the end of that.</summary>
    public sealed record RestStillOwed : Breach
    {
        internal RestStillOwed(RuleContext asked, Interval when, Duration owed, DutyList duties) : base(asked, when.End, when, owed, duties) { }

        public Duration Owed => Excess;
    }

    /// <summary>Too few whole nights of sleep after nights of work. <see cref="When"/> is the time off between.</summary>
    public sealed record TooFewNightsOfSleep : Breach
    {
        internal TooFewNightsOfSleep(RuleContext asked, Duty before, Duty after, int had)
            : base(asked, after.Start, Between(before, after), Duration.FromDays(asked.Rule.Limit - had), new([before, after])) => Had = had;

        /// <summary>Nights in which the hours from 00 to 05 were free.</summary>
        public int Had { get; }

        public int Required => Rule.Limit;
    }

    /// <summary>Work in the hours that the daily rest should hold.</summary>
    public sealed record NightWorked : Breach
    {
        internal NightWorked(RuleContext asked, Duty duty, Duration had) : base(asked, duty.Start, duty.Interval, had, new([duty])) { }

        /// <summary>How much of the duty lies between 00 and 05.</summary>
        public Duration Had => Excess;
    }

    /// <summary>From the end of one to the start of the other; nothing where they overlap.</summary>
    static Interval Between(Duty before, Duty after) => new(before.End, Instant.Max(before.End, after.Start));

    static Interval Shared(Duty first, Duty second) => new(Instant.Max(first.Start, second.Start), Instant.Min(first.End, second.End));
}
