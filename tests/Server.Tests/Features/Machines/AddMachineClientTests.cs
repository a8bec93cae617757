using System.Net;
using System.Security.Cryptography;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Support.MachineClientCalls;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator lets a program in.</summary>
public sealed class AddMachineClientTests(Api api)
{
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
            var errors = await (await administrator.AddMachineClient(code, asked)).FieldErrors();
            Assert.Equal([error], errors[field]);
        }

        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from auth.machine_client where municipality_code = @code", new { code }));
    }

    [Fact]
    public async Task A_client_of_an_authority_is_one_municipality_s()
    {
        var (one, other) = (await api.AnEmptyRegister(), await api.AnEmptyRegister());
        var authority = new TokenAuthorityDto($"https://{Guid.NewGuid():n}.example", "https://login.example/keys", "heroma", "at+jwt");
        using var first = await api.SignedIn("administrator", one);
        using var second = await api.SignedIn("administrator", other);

        await (await first.AddMachineClient(one, Asked(null, authority))).Has(HttpStatusCode.Created);
        await (await second.AddMachineClient(other, Asked(null, authority))).Problem(HttpStatusCode.Conflict, "authority-client-taken");
    }
}
