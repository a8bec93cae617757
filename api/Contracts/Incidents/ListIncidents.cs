namespace MutualAid.Contracts.Incidents;

/// <param name="Own">All incidents of the municipalities where the caller is crisis lead or coordinator, and those that the caller leads for a neighbour, open ones first.</param>
/// <param name="Others">Open incidents elsewhere, for coordinators: no more than that they exist.</param>
public sealed record ListIncidentsResponse(OwnIncidentDto[] Own, IncidentHeadlineDto[] Others);

/// <param name="Drafts">Requests not sent yet.</param>
/// <param name="SentRequests">Requests sent and not withdrawn.</param>
/// <param name="FiledByName">The neighbour that filed it, whether it has been taken over or not.</param>
public sealed record OwnIncidentDto(
    Guid Id, string MunicipalityCode, string MunicipalityName, string Title, string Phase, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Drafts, int SentRequests, string? FiledByName = null);

public sealed record IncidentHeadlineDto(Guid Id, string MunicipalityCode, string MunicipalityName, string Title, string Phase, DateTimeOffset StartedAt, string? FiledByName = null);
