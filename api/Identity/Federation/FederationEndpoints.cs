using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Federation;

/// <summary>The addresses that a municipality registers at its provider, and the one that begins a sign-in.</summary>
public static class FederationEndpoints
{
    const int LargestLogout = 128 * 1024;

    /// <summary>As the table wants it. What is shaped otherwise is no address of ours, and is not logged as one.</summary>
    const string Key = "{key:regex(^[a-z0-9][a-z0-9-]{{0,39}}$)}";

    /// <summary>Where our public keys are, for every provider alike.</summary>
    public const string Keys = "/federation/keys";

    /// <summary>Begins a sign-in: <c>?returnUrl=</c> is where it ends; with <c>again=</c> the provider asks anew who it is.</summary>
    public static string Start(string providerKey) => $"/federation/{providerKey}/start";

    public static string Callback(string providerKey) => $"/federation/{providerKey}/callback";

    public static string SignedOut(string providerKey) => $"/federation/{providerKey}/signed-out";

    public static string BackChannelLogout(string providerKey) => $"/federation/{providerKey}/logout";

    public static void MapFederation(this IEndpointRouteBuilder endpoints)
    {
        var routes = endpoints.MapGroup("/").AllowAnonymous();
        routes.MapGet(Keys, PublicKeys);
        routes.MapGet(Start(Key), (string key, string? returnUrl, string? again) =>
            Results.Challenge(FederatedSignIn.At(key, returnUrl, prompt: again is null ? null : "login"), [FederatedSignIn.Scheme]));
        routes.MapGet(Callback(Key), Complete);
        routes.MapGet(SignedOut(Key), AfterSignOut);
        routes.MapPost(BackChannelLogout(Key), Logout).WithMetadata(new RequestSizeLimitAttribute(LargestLogout));
    }

    static async Task<IResult> PublicKeys(ClientKeys keys, HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(await keys.PublicSet(http.RequestAborted), "application/jwk-set+json");
    }

    static async Task<IResult> Complete(string key, SignInCallback callback, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.LocalRedirect(await callback.Complete(http, key));
    }

    /// <summary>A state that was not made here leads home, never where the address says.</summary>
    static IResult AfterSignOut(string key, string? state, SignOutState states, IOptions<FederationOptions> options) =>
        Results.LocalRedirect(states.WasMadeFor(key, state) ? options.Value.SignedOutPath : "/");

    static async Task<IResult> Logout(string key, BackChannelLogout logout, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(await logout.Handle(http, key));
    }
}
