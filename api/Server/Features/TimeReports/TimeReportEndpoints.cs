using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.TimeReports;

static class TimeReportEndpoints
{
    /// <remarks>Each handler asks whose the hours are: the person's own, the incident's municipality as host, or the employer as home.</remarks>
    public static void MapTimeReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("").WithTags("TimeReports").WithIdempotency();

        reports.MapGet("/assignments/{id:guid}/time-report", GetTimeReport.Handle).WithName(nameof(GetTimeReport)).RequireRole(Role.Staff, Role.CrisisLead);
        reports.MapPost("/assignments/{id:guid}/time-report", ReportTime.Handle).WithName(nameof(ReportTime)).RequireRole(Role.Staff, Role.CrisisLead);

        reports.MapGet("/incidents/{id:guid}/time-reports", ListIncidentTimeReports.Handle).WithName(nameof(ListIncidentTimeReports)).RequireRole(Role.CrisisLead);
        reports.MapPost("/time-reports/{id:guid}/host-approval", ApproveForHost.Handle).WithName(nameof(ApproveForHost)).RequireRole(Role.CrisisLead);
        reports.MapPost("/incidents/{id:guid}/time-reports/host-approvals", ApproveAllAsPlanned.Handle).WithName(nameof(ApproveAllAsPlanned)).RequireRole(Role.CrisisLead);

        reports.MapGet("/time-reports", ListTimeReports.Handle).WithName(nameof(ListTimeReports)).RequireRole(Role.Coordinator);
        reports.MapGet("/time-reports.csv", ExportTimeReports.Handle).WithName(nameof(ExportTimeReports)).RequireRole(Role.Coordinator);
        reports.MapPost("/time-reports/{id:guid}/home-approval", ApproveForHome.Handle).WithName(nameof(ApproveForHome)).RequireRole(Role.Coordinator);

        reports.MapPost("/time-reports/{id:guid}/return", ReturnTimeReport.Handle).WithName(nameof(ReturnTimeReport)).RequireRole(Role.CrisisLead, Role.Coordinator);
    }
}
