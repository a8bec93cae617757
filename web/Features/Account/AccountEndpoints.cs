using Microsoft.AspNetCore.Mvc;
using MutualAid.Identity;
using MutualAid.Identity.Federation;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Account;

static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", async (HttpContext http, [FromForm] string? from) =>
        {
            await http.CloseSession();
            // The Back button must not show the next person at the machine what the last one saw.
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.LocalRedirect("/sign-in?done=signed-out");
        }).AllowAnonymous();

        routes.MapPost("/my/security/later", async (HttpContext http, OwnReadiness readiness, SignedInUser user, [FromForm] string? returnUrl) =>
        {
            await readiness.PutOff(user.AccountId, http.RequestAborted);
            return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
        }).RequireAuthorization();

        routes.MapGet("/confirm/at/{key}", (string key, string? returnUrl, SignedInUser user) =>
            Results.Challenge(FederatedSignIn.Confirm(key, user.AccountId, LocalUrl.OrHome(returnUrl)), [FederatedSignIn.Scheme])).RequireAuthorization();
    }
}
