using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Access;

static class AccessEndpoints
{
    /// <summary>The log as a file. What the address says wrongly is as if it were not said.</summary>
    public static void MapAccess(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/access/events/export", (string? person, string? kind, string? from, string? last, HttpContext http, ApiClient api, SignedInUser user) =>
            api.Relay(
                AccessEventsPage.QueryOf(person, kind, from, last, null).Address($"/municipalities/{user.CodeAs(Roles.Administrator, Roles.Auditor)}/access-events.csv"),
                http)).RequireAuthorization(Roles.ReadsAccessAudit);
}
