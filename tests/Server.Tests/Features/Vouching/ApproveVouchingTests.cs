using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class ApproveVouchingTests(Api api)
{
    const string Stricken = "0305";

    [Theory]
    [InlineData("crisis_lead", "2480")]
    [InlineData("crisis_lead", "2580")]
    [InlineData("operator", "0180")]
    public async Task A_second_person_says_yes_and_sees_no_code(string role, string code)
    {
        var (voucher, id, colleague) = await api.GivenWaiting(Stricken);
        using var second = await api.SignedIn(role, code);

        var approved = await (await second.Approve(id)).Read<VouchingDto>();

        Assert.Equal("approved", approved.State);
        await (await second.AskForCode(id)).Has(role == "operator" ? HttpStatusCode.Forbidden : HttpStatusCode.NotFound);
        Assert.Equal(["crisis-phone-seen", "vouching-sent", "vouching-approved"], await api.AuditOf(id));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.event where account_id = @colleague and kind = 'vouched-for'", new { colleague }));
        voucher.Dispose();
    }

    [Fact]
    public async Task Not_the_voucher_though_they_are_operator_as_well()
    {
        var account = await api.GivenAccount("2580", "crisis_lead", "operator");
        using var voucher = await api.SignedIn(account);
        var begun = await voucher.Begun(await api.GivenColleague(Stricken));
        await (await voucher.SendOn(begun.Id)).Has(HttpStatusCode.OK);

        await (await voucher.Approve(begun.Id)).Problem(HttpStatusCode.Forbidden, "not-yours");
    }

    [Fact]
    public async Task Not_the_person_in_question_though_they_are_operator()
    {
        var (voucher, id, colleague) = await api.GivenWaiting(Stricken);
        await api.GivenRole(colleague, "operator", "0180");
        using var self = await api.SignedIn(colleague);

        await (await self.Approve(id)).Problem(HttpStatusCode.Forbidden, "not-yours");
        voucher.Dispose();
    }

    [Theory]
    [InlineData("crisis_lead", Stricken)]
    [InlineData("coordinator", "2480")]
    [InlineData("administrator", "2480")]
    [InlineData("auditor", Stricken)]
    public async Task Nobody_of_the_stricken_municipality_and_no_other_role(string role, string code)
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);
        using var other = await api.SignedIn(role, code);

        await (await other.Approve(id)).Has(HttpStatusCode.Forbidden);
        voucher.Dispose();
    }

    [Fact]
    public async Task Not_in_a_crisis_session()
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);
        using var crisis = await api.SignedInPastProvider(await api.GivenAccount("2581", "crisis_lead"), "2581");

        await (await crisis.Approve(id)).Has(HttpStatusCode.Forbidden);
        voucher.Dispose();
    }

    [Fact]
    public async Task Not_before_it_was_sent_on_nor_after_it_ran_out()
    {
        using var voucher = await api.SignedIn("crisis_lead", "2580");
        using var second = await api.SignedIn("crisis_lead", "2480");
        var begun = await voucher.Begun(await api.GivenColleague(Stricken));
        await (await second.Approve(begun.Id)).Has(HttpStatusCode.NotFound);

        await (await voucher.SendOn(begun.Id)).Has(HttpStatusCode.OK);
        await api.Scalar<int?>("update vouching set expires_at = now() where id = @Id", new { begun.Id });

        await (await second.Approve(begun.Id)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_two_at_once_one_is_the_second_person()
    {
        var (voucher, id, _) = await api.GivenWaiting(Stricken);
        var seconds = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.SignedIn("crisis_lead", "2480")));

        var answers = await Task.WhenAll(seconds.Select(second => second.Approve(id)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Single(await api.AuditOf(id), action => action == "vouching-approved");
        voucher.Dispose();
    }
}
