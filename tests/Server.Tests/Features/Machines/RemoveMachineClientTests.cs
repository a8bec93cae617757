using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator removes a program.</summary>
public sealed class RemoveMachineClientTests(Api api)
{
    static readonly string Keys = MakeKeys();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static string MakeKeys()
    {
        using var key = RSA.Create(2048);
        return GivenMachines.PublicSet(key);
    }

    static SaveMachineClientRequest Asked(string? keys = null, TokenAuthorityDto? authority = null, int version = 0, params string[] scopes) =>
        new("Heroma", scopes is [] ? ["register"] : scopes, keys, authority, true, version);

    static Task<HttpResponseMessage> Add(HttpClient client, string code, SaveMachineClientRequest asked) => client.PostAsJsonAsync($"/municipalities/{code}/machine-clients", asked, Cancellation);

    [Fact]
    public async Task A_client_of_an_authority_is_one_municipality_s()
    {
        var (one, other) = (await api.AnEmptyRegister(), await api.AnEmptyRegister());
        var authority = new TokenAuthorityDto($"https://{Guid.NewGuid():n}.example", "https://login.example/keys", "heroma", "at+jwt");
        using var first = await api.SignedIn("administrator", one);
        using var second = await api.SignedIn("administrator", other);

        await (await Add(first, one, Asked(null, authority))).Has(HttpStatusCode.Created);
        await (await Add(second, other, Asked(null, authority))).Problem(HttpStatusCode.Conflict, "authority-client-taken");
    }
}
