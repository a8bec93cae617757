using NodaTime;

namespace MutualAid.Rules;

/// <summary>What a rule measures. Each has a class of the same name that does it.</summary>
public enum RuleKind
{
    DoubleBooking,
    TravelTime,
    DailyRest,
    WeeklyRest,
    RestAfterLongShift,
    CompensatoryRest,
    RestAfterNights,
    RestAfterAssignment,
    NightRest,
    WorkWithoutBreak,
    ShiftSpan,
    ShiftLength,
    NightShiftLength,
    WorkToRest,
    TotalHours,
    AverageHours,
    NightWorkerHours,
    AssignmentHours,
    OrdinaryWeek,
    Overtime,
    OnCallHours,
    PartTimeExtraHours,
    DaysInARow,
    NightsInARow,
    AssignmentLength,
    CrisisWeeks,
}

/// <summary>What a breach of a rule means where it stands.</summary>
public enum Severity
{
    /// <summary>The rule does not apply.</summary>
    Off,

    /// <summary>Worth knowing; stands on the page of the hours.</summary>
    Note,

    /// <summary>Against good practice; shown before saving and allowed.</summary>
    Warn,

    /// <summary>Not done. Some can be overridden, see <see cref="HourRule.MayBeOverridden"/>.</summary>
    Stop,
}

/// <summary>Under which order a person works. Another mode than the ordinary one is a decision by the employer, for a person and a period.</summary>
public enum Mode
{
    Ordinary,

    /// <summary>Nödfallsövertid, arbetstidslagen 9 §.</summary>
    Emergency,

    /// <summary>Krislägesavtalet (KLA): activated, and the person assigned to it.</summary>
    CrisisAgreement,
}

/// <summary>Over what time hours are summed.</summary>
public enum WindowKind
{
    /// <summary>Any number of days in a row, wherever they begin.</summary>
    Rolling,

    CalendarMonth,

    CalendarYear,
}

/// <summary>One number that hours are held against: how much, over what, how strictly, and by which paragraph.</summary>
public sealed record HourRule
{
    /// <summary>Stable; that of the reference rule in <c>db/reference/hour-rules.json</c> that it comes from, where there is one.</summary>
    public required string Id { get; init; }

    public required RuleKind Kind { get; init; }

    /// <summary>ATL, AB, KLA, EU, NWCG, HSE, or MutualAid for what this product asks beyond them.</summary>
    public required string Preset { get; init; }

    /// <summary>Where it stands written, in Swedish: <c>Arbetstidslagen 13 §; AB § 13; direktiv 2003/88/EG artikel 3</c>.</summary>
    public required string Article { get; init; }

    /// <summary>Whether a source was read for it; false where only memory vouches.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>The number: minutes where hours are measured; otherwise days, nights, weeks, or hours of work to each of rest.</summary>
    public int Limit { get; init; }

    /// <summary>Days of a rolling window; days off that end an assignment; days in which rest that is owed must be given.</summary>
    public int Days { get; init; }

    public WindowKind Window { get; init; }

    public required Severity Ordinary { get; init; }

    public required Severity Emergency { get; init; }

    public required Severity CrisisAgreement { get; init; }

    /// <summary>Whether the law lets a stop be passed by a decision for named duties.</summary>
    public bool MayBeOverridden { get; init; }

    /// <summary>Whether the limit is a least (a rest) and not a most: what makes it stricter is more.</summary>
    public bool IsLeast => Kind is RuleKind.DailyRest or RuleKind.WeeklyRest or RuleKind.RestAfterNights or RuleKind.RestAfterAssignment;

    /// <summary>Whether the number is in minutes.</summary>
    public bool IsInMinutes => Kind is not (RuleKind.DaysInARow or RuleKind.NightsInARow or RuleKind.AssignmentLength or RuleKind.CrisisWeeks
        or RuleKind.RestAfterNights or RuleKind.WorkToRest or RuleKind.DoubleBooking or RuleKind.TravelTime or RuleKind.NightRest or RuleKind.CompensatoryRest);

    /// <summary>Whether it is a rest that must follow, so that what comes after a period decides whether the period kept it.</summary>
    public bool LooksAhead => Kind is RuleKind.CompensatoryRest or RuleKind.RestAfterAssignment;

    public Duration LimitTime => Duration.FromMinutes(Limit);

    public Duration WindowTime => Duration.FromDays(Days);

    public Severity In(Mode mode) => mode switch
    {
        Mode.Ordinary => Ordinary,
        Mode.Emergency => Emergency,
        Mode.CrisisAgreement => CrisisAgreement,
    };

    public bool IsTighterOrEqual(int limit) => IsLeast ? limit >= Limit : limit <= Limit;
}
