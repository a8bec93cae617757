using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.People;
using MutualAid.Database;
using MutualAid.Identity;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.People;

public sealed class InvitePersonTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Invite(HttpClient client, Guid person) => client.PostAsync($"/people/{person}/invitation", null, Cancellation);

    async Task<(HttpClient Client, string Code, Guid Person)> Given()
    {
        var code = await api.AnEmptyRegister();
        return (await api.SignedIn("coordinator", code), code, await api.GivenPerson(code, "Ada"));
    }

    async Task<bool> Claim(string code, Guid account)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invitations>().Claim(code, account, Cancellation);
    }

    async Task<Guid?> AccountOf(Guid person) => await api.Scalar<Guid?>("select account_id from person where id = @person", new { person });

    [Fact]
    public async Task The_code_joins_an_account_to_the_person_once_and_makes_it_staff_there()
    {
        var (client, municipality, person) = await Given();
        var (account, late) = (await api.GivenAccount(municipality), await api.GivenAccount(municipality));

        var invitation = await (await Invite(client, person)).Read<InvitePersonResponse>();

        Assert.Matches("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$", invitation.Code);
        Assert.True(await Claim(invitation.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), account));
        Assert.False(await Claim(invitation.Code, late));
        Assert.Equal(account, await AccountOf(person));
        Assert.Equal($"staff@{municipality}", await api.Scalar<string>("select role || '@' || municipality_code from auth.account_role where account_id = @account", new { account }));
        Assert.Equal(["person-invited", "invitation-used"], await api.AuditOf(person));
    }

    [Fact]
    public async Task Of_many_who_use_it_at_once_exactly_one_gets_in()
    {
        var (client, municipality, person) = await Given();
        var invitation = await (await Invite(client, person)).Read<InvitePersonResponse>();
        Guid[] accounts = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.GivenAccount(municipality)))];

        var claimed = await Task.WhenAll(accounts.Select(account => Claim(invitation.Code, account)));

        Assert.Equal(accounts[Array.IndexOf(claimed, true)], await AccountOf(person));
        Assert.Single(claimed, each => each);
    }

    [Fact]
    public async Task A_new_invitation_ends_the_one_before()
    {
        var (client, municipality, person) = await Given();
        var first = await (await Invite(client, person)).Read<InvitePersonResponse>();
        var second = await (await Invite(client, person)).Read<InvitePersonResponse>();

        Assert.False(await Claim(first.Code, await api.GivenAccount(municipality)));
        Assert.True(await Claim(second.Code, await api.GivenAccount(municipality)));
    }

    [Fact]
    public async Task It_is_worth_nothing_after_two_weeks()
    {
        var (client, municipality, person) = await Given();
        var invitation = await (await Invite(client, person)).Read<InvitePersonResponse>();
        await api.Scalar<int?>("update auth.invitation set invited_at = invited_at - interval '14 days', expires_at = expires_at - interval '14 days' where person_id = @person", new { person });

        Assert.False(await Claim(invitation.Code, await api.GivenAccount(municipality)));
    }

    [Fact]
    public async Task An_account_of_another_municipality_and_one_that_is_somebody_already_are_not_joined()
    {
        var (client, municipality, person) = await Given();
        var taken = await api.GivenAccount(municipality);
        await api.Scalar<int?>("update person set account_id = @taken where id = @other", new { taken, other = await api.GivenPerson(municipality, "Bo") });
        var invitation = await (await Invite(client, person)).Read<InvitePersonResponse>();

        Assert.False(await Claim(invitation.Code, await api.GivenAccount("0117")));
        Assert.False(await Claim(invitation.Code, taken));
        Assert.Null(await AccountOf(person));
    }

    [Fact]
    public async Task One_for_nobody_in_the_register_gives_the_role_that_it_names_in_its_municipality_alone()
    {
        var municipality = await api.AnEmptyRegister();
        var (code, account) = (InvitationCode.New(), await api.GivenAccount(municipality));
        await api.Scalar<int?>(
            """
            insert into auth.invitation (id, code_hash, role, municipality_code, municipality_name, name, invited_at, expires_at)
            values (gen_random_uuid(), @hash, 'crisis_lead', @municipality, 'x', 'Ann-Sofie', now() - interval '1 day', '2099-01-01')
            """,
            new { hash = InvitationCode.Hash(code), municipality });

        Assert.False(await Claim(code, await api.GivenAccount("0117")));
        Assert.True(await Claim(code, account));
        Assert.Equal($"crisis_lead@{municipality}", await api.Scalar<string>("select role || '@' || municipality_code from auth.account_role where account_id = @account", new { account }));
    }

    [Fact]
    public async Task Whoever_has_an_account_or_is_deactivated_is_not_invited()
    {
        var (client, municipality, person) = await Given();
        await api.Scalar<int?>("update person set deactivated_at = now() where id = @person", new { person });
        await (await Invite(client, person)).Problem(HttpStatusCode.Conflict, "deactivated");

        await api.Scalar<int?>("update person set deactivated_at = null, account_id = @account where id = @person", new { person, account = await api.GivenAccount(municipality) });
        await (await Invite(client, person)).Problem(HttpStatusCode.Conflict, "has-account");
    }

    [Fact]
    public async Task The_code_is_kept_nowhere()
    {
        var (client, _, person) = await Given();
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var invitation = await (await Invite(client, person)).Read<InvitePersonResponse>();

        Assert.Equal(0, await api.Scalar<int>(
            "select (select count(*) from idempotent_answer where body::text like @like)::int + (select count(*) from audit where facts::text like @like)::int", new { like = $"%{invitation.Code}%" }));
    }

    [Fact]
    public async Task Is_for_the_persons_own_coordinator()
    {
        var (_, municipality, person) = await Given();
        await Guard.OwnCoordinatorOnly(api, municipality, HttpStatusCode.NotFound, client => Invite(client, person));
    }
}
