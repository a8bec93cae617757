using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.TimeReports;

/// <summary>A shift that somebody was on, as it was planned and as it was worked.</summary>
/// <param name="MunicipalityName">Who was helped.</param>
/// <param name="HomeName">Who employs the person.</param>
/// <param name="IsOwn">The caller's own hours, which others approve.</param>
/// <param name="WhyNot">Why it takes no report: shift-not-started, shift-cancelled, shift-declined or approved; null when it takes one.</param>
/// <param name="Report">The newest; null when nothing is reported.</param>
public sealed record ReportedShiftDto(
    Guid AssignmentId, Guid IncidentId, string IncidentTitle, string MunicipalityName, string Need, string PersonName, string HomeName,
    DateTimeOffset PlannedStart, DateTimeOffset PlannedEnd, bool IsOwn, string? WhyNot, TimeReportDto? Report);

/// <param name="Number">From 1; a correction is another report.</param>
/// <param name="Version">Send it back with an approval or a return.</param>
/// <param name="State">reported, host_approved, home_approved or returned.</param>
/// <param name="IsAsPlanned">Ordinary work from the planned start to the planned end.</param>
/// <param name="Breaks">Null when nobody has said.</param>
/// <param name="WorkedMinutes">Without the breaks; 0 when the person did not work.</param>
/// <param name="ReportedAs">person, or lead for a crisis lead who reported on the person's behalf.</param>
/// <param name="ReturnedBy">host or home.</param>
/// <param name="Breaches">What the work as it was has broken, or will break with what is planned, that the plan did not: warnings and stops. To the host without duties other than this one.</param>
/// <param name="Rest">What the person is owed now; null when nothing is, and always to the host.</param>
public sealed record TimeReportDto(
    Guid Id, int Number, int Version, string State, bool IsAsPlanned, bool DidNotWork, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    TimeReportBreakDto[]? Breaks, int WorkedMinutes, string Kind, string Note, string ReportedAs, DateTimeOffset ReportedAt,
    string? ReturnedBy, string? ReturnedWhy, BreachDto[] Breaches, RestOwedDto? Rest);

/// <summary>Rest on top of the daily rest, that too short a rest has made owed.</summary>
/// <param name="RestUntil">When the daily rest and all that is owed is over, if nothing is worked from now.</param>
/// <param name="MustBeginBy">When it must have begun at the latest.</param>
public sealed record RestOwedDto(int Minutes, DateTimeOffset RestUntil, DateTimeOffset MustBeginBy);
