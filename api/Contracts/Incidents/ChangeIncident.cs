namespace MutualAid.Contracts.Incidents;

/// <param name="Version">As read. An older one is 409 <c>/problems/outdated</c> with the newer state as <c>current</c>.</param>
public sealed record EditIncidentRequest(IncidentFacts Facts, int Version);

/// <param name="Phase">acute, rebuild or aftermath.</param>
/// <param name="Version">As for <see cref="EditIncidentRequest"/>.</param>
public sealed record ChangePhaseRequest(string Phase, int Version);

/// <param name="StrickenCode">For whom: not one's own municipality.</param>
/// <param name="Reason">Why they cannot file themselves; 1 to <see cref="FilingLimits.ReasonLength"/> characters.</param>
/// <param name="ConfirmedWith">Who of the stricken municipality asked for it over the phone, by name or role; 1 to <see cref="FilingLimits.ConfirmedWithLength"/> characters.</param>
public sealed record FileIncidentRequest(string StrickenCode, string Reason, string ConfirmedWith, IncidentFacts Facts);

public static class FilingLimits
{
    public const int ReasonLength = 1000;
    public const int ConfirmedWithLength = 200;
}

/// <param name="Version">As for <see cref="EditIncidentRequest"/>.</param>
public sealed record EndIncidentRequest(int Version);
