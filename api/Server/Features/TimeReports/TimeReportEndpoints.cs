using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.TimeReports;

static class TimeReportEndpoints
{
    /// <remarks>Each handler asks whose the hours are: the person's own, the incident's municipality as host, or the employer as home.</remarks>
    public static void MapTimeReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("").WithTags("TimeReports").WithIdempotency();

        reports.MapGet("/assignments/{id:guid}/time-report", GetTimeReport.Handle).WithName(nameof(GetTimeReport)).Requires(Right.OwnShifts, Right.ReportTimeOfOthers);
        reports.MapPost("/assignments/{id:guid}/time-report", ReportTime.Handle).WithName(nameof(ReportTime)).Requires(Right.OwnShifts, Right.ReportTimeOfOthers);

        reports.MapGet("/incidents/{id:guid}/time-reports", ListIncidentTimeReports.Handle).WithName(nameof(ListIncidentTimeReports)).Requires(Right.ApproveTimeAsHost);
        reports.MapPost("/time-reports/{id:guid}/host-approval", ApproveForHost.Handle).WithName(nameof(ApproveForHost)).Requires(Right.ApproveTimeAsHost);
        reports.MapPost("/incidents/{id:guid}/time-reports/host-approvals", ApproveAllAsPlanned.Handle).WithName(nameof(ApproveAllAsPlanned)).Requires(Right.ApproveTimeAsHost);

        reports.MapGet("/time-reports", ListTimeReports.Handle).WithName(nameof(ListTimeReports)).Requires(Right.ReadTimeReports);
        reports.MapGet("/time-reports.csv", ExportTimeReports.Handle).WithName(nameof(ExportTimeReports)).Requires(Right.ReadTimeReports);
        reports.MapPost("/time-reports/{id:guid}/home-approval", ApproveForHome.Handle).WithName(nameof(ApproveForHome)).Requires(Right.ApproveTimeAsHome);

        reports.MapPost("/time-reports/{id:guid}/return", ReturnTimeReport.Handle).WithName(nameof(ReturnTimeReport)).Requires(Right.ApproveTimeAsHost, Right.ApproveTimeAsHome);
    }
}
