using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.MyShifts;

/// <summary>A person's own hours over all employers and incidents, held against the limits.</summary>
/// <param name="Week">The fullest seven days around the next shift, or around now.</param>
/// <param name="FourWeeks">The fullest 28 days around now; the cap is four times that of seven days.</param>
/// <param name="Margins">Every other limit that counts something up, at this moment.</param>
/// <param name="RestOwedMinutes">Compensatory rest that must begin by <paramref name="RestOwedBy"/>.</param>
/// <param name="NextStart">The first minute at which one more shift of <paramref name="NextShiftMinutes"/> could lawfully begin; absent when there is none within two weeks.</param>
/// <param name="Modes">Decisions that another order than the ordinary one holds for the person: now, later, or within the last four weeks.</param>
/// <param name="Overrides">Rules that somebody has let pass for the person, the latest first.</param>
/// <param name="Breaches">Of four weeks back and four weeks on, warnings and stops, in order of time.</param>
/// <param name="Days">28 days, today in the middle of them.</param>
/// <param name="Recovery">Days off after an assignment that have not ended.</param>
public sealed record GetMyHoursResponse(
    string Name, DateTimeOffset Now, MyHoursDto Week, MyHoursDto FourWeeks, MyMarginDto[] Margins, int RestOwedMinutes, DateTimeOffset? RestOwedBy,
    DateTimeOffset? NextStart, int NextShiftMinutes, MyModeDto[] Modes, MyOverrideDto[] Overrides, BreachDto[] Breaches, MyDayDto[] Days, MyRecoveryDto? Recovery);

/// <param name="Kind">What the rule measures, in kebab-case.</param>
/// <param name="Severity">What passing it would be: note, warn or stop.</param>
/// <param name="Unit">minutes, days or nights.</param>
public sealed record MyMarginDto(string RuleId, string Kind, string Severity, string Article, string Unit, int Had, int Limit, DateTimeOffset From, DateTimeOffset To);

/// <param name="Mode">emergency or crisis_agreement.</param>
/// <param name="To">Not included: when it ends for this person.</param>
public sealed record MyModeDto(string Mode, string DecidedBy, DateTimeOffset DecidedAt, string Ground, DateTimeOffset From, DateTimeOffset To);

public sealed record MyOverrideDto(
    string RuleId, string Article, DateTimeOffset From, DateTimeOffset To, int ExcessMinutes, int RestOwedMinutes, string Reason, string RequestedBy, string ApprovedBy, DateTimeOffset ApprovedAt);

/// <param name="HomeMinutes">Work on that calendar day for the own employer.</param>
/// <param name="HasNight">A night shift begins that evening.</param>
public sealed record MyDayDto(DateOnly Date, int HomeMinutes, int AidMinutes, bool HasNight);

/// <param name="LastDate">Included.</param>
public sealed record MyRecoveryDto(DateOnly FirstDate, DateOnly LastDate);
