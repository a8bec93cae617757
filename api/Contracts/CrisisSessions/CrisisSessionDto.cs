namespace MutualAid.Contracts.CrisisSessions;

/// <summary>A session of somebody who came in without the municipality's own provider.</summary>
/// <param name="Name">Null for an operator, who need not know.</param>
/// <param name="Method">passkey, pass phrase and code, pass phrase and printed code, invitation or vouched.</param>
/// <param name="VouchedBy">The municipality whose crisis lead let the person in, for <c>vouched</c>.</param>
/// <param name="IsOpen">Whether it stands now.</param>
/// <param name="EndedAt">When a colleague or an operator ended it.</param>
/// <param name="EndedBy">Who did, by name. Null for an operator, as is <paramref name="ReviewedBy"/>.</param>
/// <param name="IsOwn">The caller's own, which they do not review.</param>
public sealed record CrisisSessionDto(
    Guid Id, string? Name, string MunicipalityCode, string MunicipalityName, string Method, string? VouchedBy, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt, bool IsOpen,
    DateTimeOffset? EndedAt, string? EndedBy, DateTimeOffset? ReviewedAt, string? ReviewedBy, string? ReviewNote, bool IsOwn, bool MayEnd, bool MayReview);

/// <param name="Deeds">What was done in the session, in order.</param>
public sealed record GetCrisisSessionResponse(CrisisSessionDto Session, CrisisDeedDto[] Deeds);

/// <param name="Action">As in the audit: incident-declared, request-sent.</param>
/// <param name="Title">Of the incident or request that it was done to; null for anything else, and for an operator.</param>
public sealed record CrisisDeedDto(DateTimeOffset At, string Action, string? Title);

/// <param name="Note">What was found; 1 to <see cref="CrisisReviewLimits.NoteLength"/> characters.</param>
public sealed record ReviewCrisisSessionRequest(string Note);

public static class CrisisReviewLimits
{
    public const int NoteLength = 2000;
}

/// <summary>What somebody who looks after the municipality, or the platform, should see before anything else.</summary>
/// <param name="Open">Crisis sessions of others that stand now.</param>
/// <param name="Unreviewed">Those of others that nobody has reviewed, open or not.</param>
/// <param name="Vouchings">Under way for somebody of the municipality.</param>
/// <param name="ToApprove">Vouchings that wait for a second person whom the caller could be.</param>
/// <param name="Filed">Incidents that a neighbour filed and that were not taken over.</param>
public sealed record CrisisNoticesResponse(CrisisSessionDto[] Open, int Unreviewed, VouchingNoticeDto[] Vouchings, int ToApprove, FiledNoticeDto[] Filed);

/// <param name="Name">Null for an operator.</param>
public sealed record VouchingNoticeDto(Guid Id, string MunicipalityName, string? Name, string VoucherMunicipalityName, DateTimeOffset BegunAt);

public sealed record FiledNoticeDto(Guid IncidentId, string MunicipalityName, string FiledByName, DateTimeOffset FiledAt, bool MayTakeOver);
