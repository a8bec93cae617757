using System.Net.Http.Json;
using System.Security.Cryptography;
using MutualAid.Contracts.Machines;

namespace MutualAid.Server.Tests.Support;

/// <summary>What an administrator sends about the municipality's programs.</summary>
static class MachineClientCalls
{
    /// <summary>A program's public keys, of which nothing is wrong.</summary>
    public static readonly string Keys = MakeKeys();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static SaveMachineClientRequest Asked(string? keys = null, TokenAuthorityDto? authority = null, int version = 0, params string[] scopes) =>
        new("Heroma", scopes is [] ? ["register"] : scopes, keys, authority, true, version);

    public static Task<HttpResponseMessage> AddMachineClient(this HttpClient client, string code, SaveMachineClientRequest asked) =>
        client.PostAsJsonAsync($"/municipalities/{code}/machine-clients", asked, Cancellation);

    public static Task<HttpResponseMessage> SaveMachineClient(this HttpClient client, Guid id, SaveMachineClientRequest asked) =>
        client.PutAsJsonAsync($"/machine-clients/{id}", asked, Cancellation);

    static string MakeKeys()
    {
        using var key = RSA.Create(2048);
        return GivenMachines.PublicSet(key);
    }
}
