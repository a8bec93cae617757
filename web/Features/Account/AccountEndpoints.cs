using Microsoft.AspNetCore.Mvc;
using MutualAid.Identity.Federation;

namespace MutualAid.Web.Features.Account;

static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext http, ProviderSignOut signOut, Leaving leaving, [FromForm] string? from) =>
        {
            var ended = await signOut.End(http);
            // The Back button must not show the next person at the machine what the last one saw.
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            if (ended is null) return Results.LocalRedirect("/sign-in?done=signed-out");

            // Not to the provider at once: form-action 'self' holds for what a form is redirected to as well.
            leaving.Keep(http, ended);
            return Results.LocalRedirect(Leaving.Path);
        }).AllowAnonymous();
}
