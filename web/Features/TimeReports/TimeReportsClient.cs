using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Contracts.TimeReports;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.TimeReports;

/// <summary>The API's paths for worked hours and their approvals.</summary>
public sealed class TimeReportsClient(ApiClient api)
{
    public Task<ApiResult<ReportedShiftDto>> Get(Guid assignmentId, CancellationToken cancellation) => api.Get<ReportedShiftDto>($"/assignments/{assignmentId}/time-report", cancellation);

    public Task<ApiResult<ReportedShiftDto>> Report(Guid assignmentId, ReportTimeRequest report, CancellationToken cancellation) =>
        api.Post<ReportedShiftDto>($"/assignments/{assignmentId}/time-report", report, cancellation);

    public Task<ApiResult<ListIncidentTimeReportsResponse>> OfIncident(Guid incidentId, CancellationToken cancellation) =>
        api.Get<ListIncidentTimeReportsResponse>($"/incidents/{incidentId}/time-reports", cancellation);

    public Task<ApiResult<ListTimeReportsResponse>> OfMunicipality(string? code, string? status, CancellationToken cancellation) =>
        api.Get<ListTimeReportsResponse>(QueryHelpers.AddQueryString("/time-reports", new Dictionary<string, string?> { ["municipality"] = code, ["status"] = status }), cancellation);

    public Task<ApiResult<ReportedShiftDto>> ApproveForHost(Guid reportId, int version, CancellationToken cancellation) =>
        api.Post<ReportedShiftDto>($"/time-reports/{reportId}/host-approval", new ApproveTimeReportRequest(version), cancellation);

    public Task<ApiResult<ReportedShiftDto>> ApproveForHome(Guid reportId, int version, CancellationToken cancellation) =>
        api.Post<ReportedShiftDto>($"/time-reports/{reportId}/home-approval", new ApproveTimeReportRequest(version), cancellation);

    public Task<ApiResult<ApproveAllAsPlannedResponse>> ApproveAll(Guid incidentId, CancellationToken cancellation) =>
        api.Post<ApproveAllAsPlannedResponse>($"/incidents/{incidentId}/time-reports/host-approvals", null, cancellation);

    public Task<ApiResult<ReportedShiftDto>> Return(Guid reportId, int version, string reason, CancellationToken cancellation) =>
        api.Post<ReportedShiftDto>($"/time-reports/{reportId}/return", new ReturnTimeReportRequest(version, reason), cancellation);
}
