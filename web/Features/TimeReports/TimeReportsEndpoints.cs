using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.TimeReports;

static class TimeReportsEndpoints
{
    /// <summary>The file for payroll. A period that cannot be read goes back to the page, which asks for it.</summary>
    public static void MapTimeReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/time-reports/export", async (string? from, string? last, HttpContext http, ApiClient api, SignedInUser user) =>
        {
            if (Typed.Day(from) is { } first && Typed.Day(last) is { } end && first <= end && end.DayNumber - first.DayNumber <= LongestDays)
                await api.Relay($"/time-reports.csv?municipality={user.CodeAs(Roles.Coordinator, Roles.Approver)}&from={first:yyyy-MM-dd}&to={end:yyyy-MM-dd}", http);
            else
                http.Response.Redirect($"/time-reports?export=wrong&from={Uri.EscapeDataString(from ?? "")}&last={Uri.EscapeDataString(last ?? "")}#export");
        }).RequireAuthorization(Roles.CoordinatorOrApprover);

    const int LongestDays = 400;
}
