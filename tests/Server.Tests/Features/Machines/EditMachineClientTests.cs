using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator changes a program.</summary>
public sealed class EditMachineClientTests(Api api)
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

    static Task<HttpResponseMessage> Save(HttpClient client, Guid id, SaveMachineClientRequest asked) => client.PutAsJsonAsync($"/machine-clients/{id}", asked, Cancellation);

    [Fact]
    public async Task Another_s_change_in_between_is_told_and_nothing_is_lost()
    {
        var code = await api.AnEmptyRegister();
        var (client, _) = await api.GivenMachine(code, "register");
        using var administrator = await api.SignedIn("administrator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Save(administrator, client.Id, Asked(Keys, null, client.Version) with { Name = $"Name {number}" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await refused.Problem(HttpStatusCode.Conflict, "outdated");
    }
}
