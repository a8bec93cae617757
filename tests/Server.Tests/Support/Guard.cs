using System.Net;

namespace MutualAid.Server.Tests.Support;

/// <summary>Nobody else gets in: the same call with no login, with other roles, and with the right role elsewhere.</summary>
static class Guard
{
    /// <param name="elsewhere">What a coordinator of another municipality is told: 403 where the route names the municipality, 404 where a thing is found by its id.</param>
    public static async Task OwnCoordinatorOnly(Api api, string code, HttpStatusCode elsewhere, Func<HttpClient, Task<HttpResponseMessage>> call)
    {
        using var stranger = api.Anonymous();
        await (await call(stranger)).Has(HttpStatusCode.Unauthorized);

        foreach (var role in (string[])["staff", "crisis_lead", "operator"])
        {
            using var client = await api.SignedIn(role, code);
            await (await call(client)).Has(HttpStatusCode.Forbidden);
        }

        using var neighbour = await api.SignedIn("coordinator", code == "2521" ? "2523" : "2521");
        await (await call(neighbour)).Has(elsewhere);
    }
}
