using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.CrisisSessions;

public sealed class GetCrisisNoticesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_crisis_session_is_announced_to_colleagues_and_operators_at_once_and_not_to_the_person()
    {
        const string code = "0604";
        var account = await api.GivenAccount(code, "crisis_lead");
        using var crisis = await api.SignedInPastProvider(account, code);
        using var colleague = await api.SignedIn("crisis_lead", code);
        using var neighbour = await api.SignedIn("crisis_lead", "0617");
        using var platform = await api.SignedIn("operator", "0180");

        Assert.Equal("Ada Provsson", Assert.Single((await Notices(colleague)).Open).Name);
        Assert.Equal(1, (await Notices(colleague)).Unreviewed);
        Assert.Empty((await Notices(crisis)).Open);
        Assert.Empty((await Notices(neighbour)).Open);
        // Others' are among them, and at most ten are named.
        var seen = await Notices(platform);
        Assert.InRange(seen.Open.Length, 1, 10);
        Assert.All(seen.Open, open => Assert.Null(open.Name));
        Assert.InRange(seen.Unreviewed, 1, int.MaxValue);
    }

    [Fact]
    public async Task A_vouching_is_announced_to_the_municipality_and_a_second_person_is_looked_for_elsewhere()
    {
        const string code = "0617";
        var vouching = await api.GivenVouching(code, "0642");
        using var colleague = await api.SignedIn("crisis_lead", code);
        using var elsewhere = await api.SignedIn("crisis_lead", "0643");
        var before = (await Notices(elsewhere)).ToApprove;

        await api.Scalar<int?>("update vouching set asked = 'Vad?', heard = 'Så.', sent_at = now() where id = @vouching", new { vouching });

        Assert.Equal((vouching, "Ada Provsson"), ((await Notices(colleague)).Vouchings.Single().Id, (await Notices(colleague)).Vouchings.Single().Name));
        Assert.True((await Notices(elsewhere)).ToApprove > before);
        Assert.Empty((await Notices(elsewhere)).Vouchings);
    }

    [Fact]
    public async Task What_a_neighbour_filed_is_announced_until_it_is_taken_over()
    {
        const string stricken = "0642", filer = "0643";
        using var neighbour = await api.SignedInAtFixedTime("crisis_lead", filer);
        using var colleague = await api.SignedIn("crisis_lead", stricken);
        var filed = await (await neighbour.PostAsJsonAsync(
            $"/municipalities/{filer}/filed-incidents", new FileIncidentRequest(stricken, "Allt är nere.", "Anna Ek", SomeFacts.OfAnIncident()), Cancellation)).Read<IncidentDto>(HttpStatusCode.Created);

        var notice = Assert.Single((await Notices(colleague)).Filed);
        Assert.Equal((filed.Id, true), (notice.IncidentId, notice.MayTakeOver));

        await (await colleague.PostAsync($"/incidents/{filed.Id}/takeover", null, Cancellation)).Has(HttpStatusCode.OK);

        Assert.Empty((await Notices(colleague)).Filed);
    }

    static async Task<CrisisNoticesResponse> Notices(HttpClient client) => await (await client.GetAsync("/crisis-notices", Cancellation)).Read<CrisisNoticesResponse>();
}
