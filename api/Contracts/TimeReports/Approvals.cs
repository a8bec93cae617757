using System.ComponentModel.DataAnnotations;

namespace MutualAid.Contracts.TimeReports;

/// <summary>The hours are right, says the host, and then the home municipality. Doing it twice is doing it once.</summary>
/// <remarks>
/// 409 <c>/problems/outdated</c> with <c>current</c>, a <see cref="ReportedShiftDto"/>, also when a newer report has come; <c>returned</c> when it has been
/// sent back; <c>host-first</c> for the home municipality. 422 <c>own-hours</c>: nobody approves their own.
/// </remarks>
public sealed record ApproveTimeReportRequest([property: Range(1, int.MaxValue)] int Version);

/// <summary>The hours are not right: the person reports anew. The host may until the home municipality has approved, the home municipality at any time.</summary>
/// <param name="Reason">Shown to the person and to the other municipality.</param>
/// <remarks>409 <c>/problems/outdated</c> with <c>current</c>; <c>approved</c> for the host.</remarks>
public sealed record ReturnTimeReportRequest(
    [property: Range(1, int.MaxValue)] int Version, [property: Required, MaxLength(TimeReportLimits.ReasonLength)] string Reason);

/// <param name="Approved">How many reports were approved now.</param>
public sealed record ApproveAllAsPlannedResponse(int Approved);
