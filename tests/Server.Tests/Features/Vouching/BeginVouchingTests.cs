using System.Net;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class BeginVouchingTests(Api api)
{
    const string Stricken = "0305";

    [Fact]
    public async Task A_crisis_lead_elsewhere_is_shown_the_number_and_that_is_written_down()
    {
        var colleague = await api.GivenColleague(Stricken);
        using var voucher = await api.SignedIn("crisis_lead", "2580");

        var begun = await voucher.Begun(colleague);

        Assert.Equal(("begun", "070-174 06 05", "Luleå", true), (begun.State, begun.Phone, begun.VoucherMunicipalityName, begun.IsVoucher));
        Assert.Equal(["crisis-phone-seen"], await api.AuditOf(begun.Id));
        Assert.Equal(Stricken, await api.Scalar<string>("select municipality_code from audit where subject_id = @Id", new { begun.Id }));
    }

    [Theory]
    [InlineData("coordinator", "2580")]
    [InlineData("communicator", "2580")]
    [InlineData("administrator", "2580")]
    [InlineData("operator", "0180")]
    public async Task No_other_role_vouches(string role, string code)
    {
        using var other = await api.SignedIn(role, code);
        await (await other.Begin(await api.GivenColleague(Stricken))).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_strickens_own_crisis_lead_does_not_even_with_a_role_elsewhere()
    {
        var both = await api.GivenAccount(Stricken, "crisis_lead");
        await api.GivenRole(both, "crisis_lead", "2580");
        using var client = await api.SignedIn(both);

        await (await client.Begin(await api.GivenColleague(Stricken))).Problem(HttpStatusCode.Forbidden, "own-municipality");
    }

    [Fact]
    public async Task Nobody_vouches_for_themself_or_in_a_crisis_session()
    {
        var account = await api.GivenColleague(Stricken);
        await api.GivenRole(account, "crisis_lead", "2580");
        await api.Scalar<int?>("delete from auth.account_role where account_id = @account and municipality_code = @Stricken", new { account, Stricken });
        using (var self = await api.SignedIn(account)) await (await self.Begin(account)).Has(HttpStatusCode.NotFound);

        using var crisis = await api.SignedInPastProvider(await api.GivenAccount("2581", "crisis_lead"), "2581");
        await (await crisis.Begin(await api.GivenColleague(Stricken))).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Somebody_without_a_crisis_role_or_in_a_municipality_without_a_provider_cannot_be_vouched_for()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        await (await voucher.Begin(await api.GivenColleague(Stricken, "coordinator"))).Has(HttpStatusCode.NotFound);
        await (await voucher.Begin(await api.GivenAccount("0319", "crisis_lead"))).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_number_or_with_one_that_was_just_put_in_nobody_is_rung()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        await api.GivenDeadProvider(Stricken);
        await (await voucher.Begin(await api.GivenAccount(Stricken, "crisis_lead"))).Problem(HttpStatusCode.Conflict, "no-phone");

        var fresh = await api.GivenColleague(Stricken, enteredAt: TimeProvider.System.GetUtcNow().AddHours(-23).ToString("O"));
        await (await voucher.Begin(fresh)).Problem(HttpStatusCode.Conflict, "phone-too-new");
    }

    [Fact]
    public async Task Of_many_at_once_for_one_person_one_begins()
    {
        var colleague = await api.GivenColleague(Stricken);
        var vouchers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.SignedIn("crisis_lead", "2580")));

        var answers = await Task.WhenAll(vouchers.Select(voucher => voucher.Begin(colleague)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Nobody_begins_more_than_five_in_a_day_at_once_or_one_after_another()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        var colleagues = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.GivenColleague(Stricken)));

        var answers = await Task.WhenAll(colleagues.Select(voucher.Begin));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created)) await refused.Problem(HttpStatusCode.Conflict, "too-many-vouchings");
    }

    [Fact]
    public async Task One_that_ran_out_stands_in_nobodys_way()
    {
        var colleague = await api.GivenColleague(Stricken);
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        var first = await voucher.Begun(colleague);
        await (await voucher.Begin(colleague)).Problem(HttpStatusCode.Conflict, "vouching-open");
        await api.Scalar<int?>("update vouching set expires_at = now() where id = @Id", new { first.Id });

        Assert.NotEqual(first.Id, (await voucher.Begun(colleague)).Id);
    }
}
