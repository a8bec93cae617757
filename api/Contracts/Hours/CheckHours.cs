namespace MutualAid.Contracts.Hours;

/// <summary>Duties to be held against the rules, as if one person had them. Nothing of it is stored.</summary>
/// <param name="Duties">At most 1,000, in any order.</param>
/// <param name="Mode">ordinary, emergency or crisis_agreement, for all of the time.</param>
/// <param name="MunicipalityCode">Whose numbers hold; null for the standard.</param>
/// <param name="DayBreak">When the employer's day of 24 hours begins; null for that of the municipality's preset, which may have none.</param>
/// <param name="ContractedMinutesPerWeek">A part-timer's week; null for a full one.</param>
/// <param name="Adding">A duty that could be added: what it would break is told apart.</param>
/// <param name="At">When margins are asked for; null for the start of <paramref name="Adding"/>, or else the end of the last duty.</param>
public sealed record CheckHoursRequest(
    CheckedDutyDto[] Duties, string Mode, string? MunicipalityCode, TimeOnly? DayBreak, int? ContractedMinutesPerWeek, CheckedDutyDto? Adding, DateTimeOffset? At)
{
    public const int MostDuties = 1000;
}

/// <param name="StartsAt">With the offset that holds in Sweden then, which tells the two 02:30 of the autumn night apart, or in UTC. A wall-clock time that the spring night skips is an error.</param>
/// <param name="EndsAt">Not included; at most 48 hours after the start.</param>
/// <param name="Employer">home or host.</param>
/// <param name="Kind">ordinary, overtime, emergency-overtime, on-call, stand-by, travel or absence.</param>
/// <param name="Breaks">Meal breaks that were no work; null when nobody has said.</param>
/// <param name="Place">A municipality's code; null when it can be done from anywhere.</param>
public sealed record CheckedDutyDto(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Employer, string Kind, CheckedBreakDto[]? Breaks, string? Place);

public sealed record CheckedBreakDto(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <param name="Breaches">Of all severities, at most 500; <paramref name="BreachesInAll"/> counts the rest too.</param>
/// <param name="Margins">At the moment <paramref name="At"/>, before the added duty.</param>
/// <param name="RestOwedMinutes">Compensatory rest that is owed at that moment, to be begun by <paramref name="RestOwedBy"/>.</param>
public sealed record CheckHoursResponse(
    BreachDto[] Breaches, int BreachesInAll, CheckedAddingDto? Adding, DateTimeOffset At, CheckedMarginDto[] Margins, int RestOwedMinutes, DateTimeOffset? RestOwedBy);

/// <param name="Breaches">That the others do not have without it.</param>
/// <param name="EarliestStart">The first minute from its start at which nothing stops it; null when there is none within four weeks.</param>
public sealed record CheckedAddingDto(BreachDto[] Breaches, DateTimeOffset? EarliestStart);

/// <param name="Unit">minutes, days or nights.</param>
/// <param name="Severity">What passing it would be: note, warn or stop.</param>
public sealed record CheckedMarginDto(string RuleId, string Kind, string Severity, string Unit, int Had, int Allowed, int Left, DateTimeOffset From, DateTimeOffset To);
