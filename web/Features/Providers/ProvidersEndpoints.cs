using MutualAid.Identity.Federation;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Providers;

static class ProvidersEndpoints
{
    /// <summary>Begins a test sign-in. A plain link: from a form, browsers would not let the redirect leave this site.</summary>
    public static void MapProviders(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/providers/{id:guid}/test/start", async (Guid id, ProvidersClient providers, HttpContext http) =>
            // The API answers only to whoever may administer it.
            (await providers.Get(id, http.RequestAborted)).Try(out var provider, out _) && provider.IsWhole
                ? Results.Challenge(FederatedSignIn.TestAt(provider.Key, $"/providers/{id}/test"), [FederatedSignIn.Scheme])
                : Results.LocalRedirect($"/providers/{id}/test"))
            .RequireAuthorization(Roles.ManagesAccess);
}
