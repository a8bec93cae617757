using System.Net;
using MutualAid.Contracts.Access;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class GetReadinessTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_of_each_who_has_a_part_in_a_crisis_how_they_would_get_in()
    {
        var town = await api.GivenTown();
        var (key, app, paper, used, phrase, provider) = (
            await town.Employee("crisis_lead", "coordinator"), await town.Employee("approver"), await town.Employee("communicator"), await town.Employee("coordinator"),
            await town.Employee("coordinator"), await town.Employee("crisis_lead"));
        await town.Employee("staff");
        await api.GivenPasskey(key);
        foreach (var account in (Guid[])[app, paper, used, phrase]) await api.GivenPassPhrase(account);
        await api.Scalar<int?>("update auth.account set authenticator_key = 'k' where id = @app", new { app });
        await api.GivenCodes(paper, left: 1);
        await api.GivenCodes(used, left: 0);
        // Codes without a pass phrase to go with them open nothing.
        await api.GivenCodes(provider, left: 5);
        await api.Scalar<int?>("insert into auth.external_login (issuer, subject, account_id) values ('https://idp.example', @subject, @provider)", new { subject = provider.ToString(), provider });

        var list = await Readiness(town.Client, town);

        Assert.Equal(6, list.Accounts.Length);
        Assert.Equal(
            ["strong", "strong", "strong", "phrase-only", "phrase-only", "none"],
            new[] { key, app, paper, used, phrase, provider }.Select(id => list.Accounts.Single(account => account.Id == id).Ways.WithoutProvider));
        Assert.Equal(["coordinator", "crisis_lead"], list.Accounts.Single(account => account.Id == key).Roles);
    }

    [Fact]
    public async Task Last_use_is_of_a_way_that_does_not_need_the_municipalitys_own_sign_in()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        foreach (var (method, at) in ((string, string)[])[("passkey", "2026-03-01T12:00:00Z"), ("provider", "2026-04-01T12:00:00Z")])
            await api.Scalar<int?>(
                "insert into auth.event (account_id, municipality_code, kind, method, at, address) values (@account, @Code, 'signed-in', @method, @at::timestamptz, 'x')",
                new { account, town.Code, method, at });

        var seen = Assert.Single((await Readiness(town.Client, town)).Accounts);

        Assert.Equal((new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "passkey"), (seen.LastUsedAt, seen.LastUsedBy));
    }

    [Fact]
    public async Task Who_is_switched_off_is_not_counted_on()
    {
        var town = await api.GivenTown();
        await (await town.SwitchOff(await town.Employee("crisis_lead"))).Has(HttpStatusCode.NoContent);

        Assert.Empty((await Readiness(town.Client, town)).Accounts);
    }

    [Fact]
    public async Task Is_for_coordinator_and_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        foreach (var (role, code, expected) in ((string, string, HttpStatusCode)[])
            [
                ("coordinator", town.Code, HttpStatusCode.OK), ("coordinator", "2521", HttpStatusCode.Forbidden), ("staff", town.Code, HttpStatusCode.Forbidden),
                ("crisis_lead", town.Code, HttpStatusCode.Forbidden), ("auditor", town.Code, HttpStatusCode.Forbidden), ("operator", town.Code, HttpStatusCode.Forbidden),
            ])
        {
            using var client = await api.SignedIn(role, code);
            await (await client.GetAsync(town.At("readiness"), Cancellation)).Has(expected);
        }

        using var stranger = api.Anonymous();
        await (await stranger.GetAsync(town.At("readiness"), Cancellation)).Has(HttpStatusCode.Unauthorized);
    }

    static async Task<ReadinessDto> Readiness(HttpClient client, Town town) => await (await client.GetAsync(town.At("readiness"), Cancellation)).Read<ReadinessDto>();
}
