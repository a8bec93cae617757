namespace MutualAid.Contracts.Hours;

/// <summary>A decision by an employer that another order than the ordinary one holds, for some of its staff and a time.</summary>
/// <param name="Mode">emergency (nödfallsövertid) or crisis_agreement (krislägesavtalet).</param>
/// <param name="DecidedBy">Who decided, by office and name.</param>
/// <param name="Ground">Which event, and why the ordinary order does not do.</param>
/// <param name="From">Not before the decision.</param>
/// <param name="To">Not included.</param>
/// <param name="CrisisDecision">First gate of the crisis agreement: the employer's own decision, who and when. The three are asked for under that agreement alone.</param>
/// <param name="ActivationDecision">Second gate: the boards of SKR and Sobona have activated the agreement.</param>
/// <param name="LocalAgreement">Third gate: the local agreement that must exist.</param>
/// <param name="IncidentId">Where the event is one of this product's incidents that the municipality has or helps in.</param>
/// <param name="PersonIds">The persons, each by name, all of one municipality.</param>
public sealed record DecideHourModeRequest(
    string Mode, string DecidedBy, DateTimeOffset DecidedAt, string Ground, DateTimeOffset From, DateTimeOffset To,
    string? CrisisDecision, string? ActivationDecision, string? LocalAgreement, Guid? IncidentId, Guid[] PersonIds)
{
    public const int DecidedByLength = 200;
    public const int TextLength = 1000;
}

/// <param name="UnionToldAt">When the local union was told of emergency overtime; null while it has not been.</param>
/// <param name="Version">Goes with every change; an older one is refused.</param>
public sealed record HourModeDto(
    Guid Id, string MunicipalityCode, string MunicipalityName, Guid? IncidentId, string? IncidentTitle, string? IncidentMunicipality,
    string Mode, string DecidedBy, DateTimeOffset DecidedAt, string Ground, DateTimeOffset From, DateTimeOffset To,
    string? CrisisDecision, string? ActivationDecision, string? LocalAgreement,
    string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? UnionToldAt, int Version, HourModePersonDto[] People);

/// <param name="Title">The person's position in the staff register.</param>
/// <param name="EndedAt">Set when it ended for this person before the decision does.</param>
/// <param name="EmergencyMinutes">Emergency overtime worked under the decision so far.</param>
public sealed record HourModePersonDto(Guid PersonId, string Name, string Title, DateTimeOffset? EndedAt, int EmergencyMinutes);

/// <param name="People">For whom it holds, those that it has ended for left out.</param>
/// <param name="State">coming, now or over.</param>
public sealed record HourModeSummaryDto(
    Guid Id, string MunicipalityCode, string MunicipalityName, string Mode, string DecidedBy, string Ground, DateTimeOffset From, DateTimeOffset To, int People, string State, DateTimeOffset? UnionToldAt);

/// <summary>Whom and what a decision can be about: the staff in the register, and the incidents that the municipality has or helps in.</summary>
public sealed record GetHourModeChoicesResponse(HourModePersonChoiceDto[] People, HourModeIncidentChoiceDto[] Incidents);

public sealed record HourModePersonChoiceDto(Guid PersonId, string Name, string Title);

public sealed record HourModeIncidentChoiceDto(Guid IncidentId, string Title, string MunicipalityName);

/// <param name="PersonId">For whom it ends now; null for everybody.</param>
public sealed record EndHourModeRequest(int Version, Guid? PersonId);

public sealed record TellUnionRequest(int Version);
