namespace MutualAid.Contracts.Hours;

/// <summary>A stop that was let pass by decision, for named duties.</summary>
/// <param name="Kind">What the rule measures, in kebab-case, as in <see cref="BreachDto"/>; empty for a rule that is no more.</param>
/// <param name="From">The time that the rule looked at.</param>
/// <param name="ExcessMinutes">How far past the limit it was let pass. A breach that has grown is not covered.</param>
/// <param name="RestOwedMinutes">Rest to be given back for it; 0 where the rule asks for none.</param>
/// <param name="ShiftIds">The duties that it names.</param>
public sealed record HourOverrideDto(
    Guid Id, Guid PersonId, string Name, Guid IncidentId, string IncidentTitle, string RuleId, string Kind, string Article,
    DateTimeOffset From, DateTimeOffset To, int ExcessMinutes, int RestOwedMinutes, string Reason,
    string RequestedBy, string ApprovedBy, DateTimeOffset ApprovedAt, Guid[] ShiftIds);
