using Microsoft.AspNetCore.Mvc;
using MutualAid.Identity;
using MutualAid.Identity.Federation;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Account;

static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
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

        // The other ways were a page of their own, whose address people may have kept.
        routes.MapGet("/sign-in/other-ways", (string? done, string? returnUrl) =>
            Results.LocalRedirect(SignInAddress.Page(returnUrl, otherWays: true, done: done == "not-enough" ? done : null))).AllowAnonymous();

        routes.MapPost("/my/security/later", async (HttpContext http, OwnReadiness readiness, SignedInUser user, [FromForm] string? returnUrl) =>
        {
            await readiness.PutOff(user.AccountId, http.RequestAborted);
            return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
        }).RequireAuthorization();

        routes.MapGet("/confirm/at/{key}", (string key, string? returnUrl, SignedInUser user) =>
            Results.Challenge(FederatedSignIn.Confirm(key, user.AccountId, LocalUrl.OrHome(returnUrl)), [FederatedSignIn.Scheme])).RequireAuthorization();
    }
}
