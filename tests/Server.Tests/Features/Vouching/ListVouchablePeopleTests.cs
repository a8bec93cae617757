using System.Net;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Vouching;

public sealed class ListVouchablePeopleTests(Api api)
{
    [Fact]
    public async Task Those_with_a_crisis_role_stand_there_without_their_number()
    {
        const string stricken = "0331";
        var (lead, coordinator) = (await api.GivenColleague(stricken), await api.GivenColleague(stricken, "coordinator"));
        using var voucher = await api.SignedIn("crisis_lead", "2580");

        var answer = await voucher.GetAsync($"/vouchable-people?municipality={stricken}", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("070-174", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var people = await answer.Read<VouchablePersonDto[]>();
        Assert.Equal(["crisis_lead"], Assert.Single(people, person => person.AccountId == lead && person.MayBeVouchedFor).Roles);
        Assert.DoesNotContain(people, person => person.AccountId == coordinator);
    }

    [Fact]
    public async Task Ones_own_are_for_others_to_vouch_for()
    {
        using var own = await api.SignedIn("crisis_lead", "0331");
        await (await own.GetAsync("/vouchable-people?municipality=0331", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Forbidden, "own-municipality");
    }
}
