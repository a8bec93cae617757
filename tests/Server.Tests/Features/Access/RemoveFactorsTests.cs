using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class RemoveFactorsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_of_them_go_with_every_session_and_the_phrase_stays()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        await api.GivenPasskey(account);
        await api.GivenCodes(account, left: 3);
        await api.GivenPassPhrase(account);
        await api.Scalar<int?>("update auth.account set authenticator_key = 'k', totp_last_step = 1, printed_code_key = 'p' where id = @account", new { account });
        using var theirs = await api.SignedIn(account);

        await (await town.Help(account, "factor-removal", reason: "stolen", identified: "called-back")).Has(HttpStatusCode.NoContent);

        var ways = (await town.Account(account)).Ways;
        Assert.Equal((0, false, 0, true), (ways.Passkeys, ways.App, ways.CodesLeft, ways.PassPhrase));
        await (await theirs.GetAsync("/me", Cancellation)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal(["factors-removed stolen called-back"], await town.Happened(account));
        Assert.Equal(
            """{"app": true, "codes": 3, "reason": "stolen", "passkeys": 1, "identified": "called-back"}""",
            await api.Scalar<string>("select lower(facts::text) from audit where subject_id = @account", new { account }));
    }

    [Fact]
    public async Task Reason_and_how_the_person_was_identified_are_asked_for()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await api.GivenPasskey(account);

        var errors = await (await town.Help(account, "factor-removal", reason: "", identified: "because")).FieldErrors();

        Assert.Equal(["Identified", "Reason"], errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, (await town.Account(account)).Ways.Passkeys);
    }

    [Fact]
    public async Task Nobody_opens_their_own_a_guests_or_the_operators_account_this_way()
    {
        var town = await api.GivenTown();
        var guest = await api.GivenAccount("2521");
        await api.GivenRole(guest, "staff", town.Code);

        await (await town.Help(town.Administrator, "factor-removal")).Problem(HttpStatusCode.Conflict, "own-account");
        await (await town.Help(guest, "factor-removal")).Problem(HttpStatusCode.Conflict, "another-municipality");
        await (await town.Help(await town.Employee("operator"), "factor-removal")).Problem(HttpStatusCode.Conflict, "operator-account");
    }

    [Fact]
    public async Task The_operator_helps_an_administrator()
    {
        var town = await api.GivenTown();
        await api.GivenPasskey(town.Administrator);
        using var @operator = await api.SignedIn("operator", "2521");

        await (await town.Help(town.Administrator, "factor-removal", @operator)).Has(HttpStatusCode.NoContent);

        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from auth.passkey where account_id = @Administrator", new { town.Administrator }));
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee();
        await town.AdministratorOnly(client => town.Help(account, "factor-removal", client), HttpStatusCode.NotFound);
    }
}
