using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.People;

static class PeopleEndpoints
{
    /// <summary>Files to download.</summary>
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").RequireAuthorization(Roles.Coordinator);

        people.MapGet("/export", (HttpContext http, ApiClient api, SignedInUser user) =>
            api.Relay($"/municipalities/{user.CodeAs(Roles.Coordinator)}/people/export{http.Request.QueryString}", http));
        people.MapGet("/import/template", (HttpContext http, ApiClient api) => api.Relay("/people/import-template", http));
    }
}
