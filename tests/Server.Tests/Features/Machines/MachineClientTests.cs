using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>What an administrator does about the municipality's programs.</summary>
public sealed class MachineClientTests(Api api)
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

    static Task<HttpResponseMessage> Save(HttpClient client, Guid id, SaveMachineClientRequest asked) => client.PutAsJsonAsync($"/machine-clients/{id}", asked, Cancellation);

    [Fact]
    public async Task One_that_is_added_is_listed_with_what_its_maker_needs_and_is_in_the_history()
    {
        var code = await api.AnEmptyRegister();
        using var administrator = await api.SignedIn("administrator", code);

        var added = await (await Add(administrator, code, Asked(Keys, null, 0, "time-reports", "register", "register"))).Read<MachineClientDto>(HttpStatusCode.Created);
        var list = await (await administrator.GetAsync($"/municipalities/{code}/machine-clients", Cancellation)).Read<ListMachineClientsResponse>();

        Assert.Equal(GivenMachines.Audience, list.Audience);
        var one = Assert.Single(list.Clients);
        Assert.Equal(["register", "time-reports"], one.Scopes);
        Assert.Matches("^machine-[0-9a-f]{16}$", one.ClientId);
        Assert.Null(one.LastUsedAt);
        Assert.Equal(["machine-client-added"], await api.AuditOf(added.Id));
        // Its account is nobody's to sign in to.
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.account where normalized_user_name = upper(@ClientId) and password_hash is null", new { one.ClientId }));
    }

    [Fact]
    public async Task What_will_not_do_is_said_beside_its_field()
    {
        var code = await api.AnEmptyRegister();
        using var administrator = await api.SignedIn("administrator", code);
        using var small = RSA.Create(1024);
        using var key = RSA.Create(2048);
        var authority = new TokenAuthorityDto("https://login.example", "https://login.example/keys", "heroma", "at+jwt");

        foreach (var (asked, field, error) in new (SaveMachineClientRequest, string, string)[]
        {
            (Asked(Keys) with { Name = " " }, "Name", "required"),
            (Asked(Keys) with { Scopes = [] }, "Scopes", "required"),
            (Asked(Keys, null, 0, "operator"), "Scopes", "unknown"),
            (Asked(), "PublicKeys", "required"),
            (Asked(Keys, authority), "PublicKeys", "one-of-two"),
            (Asked(" "), "PublicKeys", "required"),
            (Asked(null, authority with { Issuer = "" }), "Authority.Issuer", "required"),
            (Asked("{"), "PublicKeys", "keys-unreadable"),
            (Asked("""{"keys":[]}"""), "PublicKeys", "no-keys"),
            (Asked(GivenMachines.PublicSet(small)), "PublicKeys", "no-keys"),
            (Asked(GivenMachines.PublicSet(key, withSecret: true)), "PublicKeys", "private-key"),
            (Asked(null, authority with { KeysAddress = "http://login.example/keys" }), "Authority.KeysAddress", "not-https"),
            (Asked(null, authority with { KeysAddress = "file:///etc/passwd" }), "Authority.KeysAddress", "not-https"),
        })
        {
            var errors = await (await Add(administrator, code, asked)).FieldErrors();
            Assert.Equal([error], errors[field]);
        }

        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from auth.machine_client where municipality_code = @code", new { code }));
    }

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

    [Fact]
    public async Task Removed_it_gets_in_no_more_and_its_account_stays()
    {
        var code = await api.AnEmptyRegister();
        using var machine = await api.SignedInMachine(code, "register");
        using var administrator = await api.SignedIn("administrator", code);
        var list = await (await administrator.GetAsync($"/municipalities/{code}/machine-clients", Cancellation)).Read<ListMachineClientsResponse>();

        using var removed = await administrator.DeleteAsync($"/machine-clients/{list.Clients[0].Id}", Cancellation);
        await removed.Has(HttpStatusCode.NoContent);

        using var answer = await machine.GetAsync($"/municipalities/{code}/people", Cancellation);
        await answer.Has(HttpStatusCode.Unauthorized);
        using var again = await administrator.DeleteAsync($"/machine-clients/{list.Clients[0].Id}", Cancellation);
        await again.Has(HttpStatusCode.NotFound);
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.account where normalized_user_name = upper(@ClientId)", new { list.Clients[0].ClientId }));
    }
}
