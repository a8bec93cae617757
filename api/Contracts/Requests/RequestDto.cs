namespace MutualAid.Contracts.Requests;

/// <summary>One request, as its own municipality's crisis leads and coordinators see it.</summary>
/// <param name="Number">1, 2, 3 … within the incident.</param>
/// <param name="Status">draft, sent or withdrawn.</param>
/// <param name="Version">Goes with every change; an older one is refused.</param>
/// <param name="FiledBy">The code of the neighbour that leads the incident until it is taken over.</param>
/// <param name="Coverage">For a sent request, one for each need in the same order; empty for a draft.</param>
public sealed record RequestDto(
    Guid Id, Guid IncidentId, string IncidentTitle, bool IncidentEnded, string MunicipalityCode, string MunicipalityName, int Number, RequestFacts Facts,
    string Status, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? WithdrawnAt, int Version, NeedCoverageDto[] Coverage, string? FiledBy = null);

/// <summary>What a crisis lead says in a request.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="AnswerBy">When lenders should have answered; not in the past.</param>
/// <param name="ReportTo">Where and to whom helpers report; at most 500 characters.</param>
/// <param name="Needs">At most <see cref="RequestLimits.NeedsInRequest"/>, with at most <see cref="RequestLimits.SeatsInRequest"/> seats together.</param>
public sealed record RequestFacts(string Title, DateTimeOffset? AnswerBy, string ReportTo, NeedDto[] Needs);

/// <summary>How far a sent need is staffed by what has been published.</summary>
/// <param name="Seats">Places to fill, summed over the shifts.</param>
/// <param name="SeatsFilled">Those with a person who has not said no.</param>
public sealed record NeedCoverageDto(int Shifts, int Seats, int SeatsFilled);

/// <param name="Seats">Places to fill, summed over the shifts; 0 for a draft.</param>
public sealed record RequestSummaryDto(
    Guid Id, int Number, string Title, string Status, DateTimeOffset? AnswerBy, DateTimeOffset? SentAt, int Needs, DateOnly? FromDate, DateOnly? ToDate, int Seats, int SeatsFilled);
