using Microsoft.AspNetCore.Mvc;
using MutualAid.Identity;

namespace MutualAid.Web.Features.Account;

static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext http, [FromForm] string? from) =>
        {
            await http.CloseSession();
            // The Back button must not show the next person at the machine what the last one saw.
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.LocalRedirect("/sign-in?done=signed-out");
        }).AllowAnonymous();
}
