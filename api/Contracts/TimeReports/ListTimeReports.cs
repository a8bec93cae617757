namespace MutualAid.Contracts.TimeReports;

/// <summary>An incident's shifts that have started, for its crisis lead: the latest first.</summary>
public sealed record ListIncidentTimeReportsResponse(string IncidentTitle, ReportedShiftDto[] Shifts);

/// <summary>The reports of a municipality's own people at all incidents: those with breaches first, then the latest.</summary>
/// <param name="Waiting">How many wait for the municipality's own approval: the host has approved.</param>
/// <param name="HasMore">There are more of this status than are sent.</param>
public sealed record ListTimeReportsResponse(int Waiting, ReportedShiftDto[] Shifts, bool HasMore);
