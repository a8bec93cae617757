namespace MutualAid.Contracts.Incidents;

/// <param name="Version">As read. An older one is 409 <c>/problems/outdated</c> with the newer state as <c>current</c>.</param>
public sealed record EditIncidentRequest(IncidentFacts Facts, int Version);

/// <param name="Phase">acute, rebuild or aftermath.</param>
/// <param name="Version">As for <see cref="EditIncidentRequest"/>.</param>
public sealed record ChangePhaseRequest(string Phase, int Version);

/// <param name="Version">As for <see cref="EditIncidentRequest"/>.</param>
public sealed record EndIncidentRequest(int Version);
