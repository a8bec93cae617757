using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Offers;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class WithdrawRequestTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task A_draft_is_taken_back()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var withdrawn = await (await Post(lead, id, 1)).Read<RequestDto>();

        Assert.Equal(("withdrawn", FixedTime.Now, 2), (withdrawn.Status, withdrawn.WithdrawnAt, withdrawn.Version));
        Assert.Equal(["request-withdrawn"], await api.AuditOf(id));
    }

    [Fact]
    public async Task A_sent_one_lets_go_of_those_who_were_offered()
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
        await api.GivenHelper(id);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 2)).Has(HttpStatusCode.OK);

        Assert.Equal(0, await api.HelpersHeldBy(id));
    }

    [Fact]
    public async Task Not_while_somebody_stands_on_its_coming_shifts()
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
        var shifts = await api.ShiftsOf(id);
        await api.GivenOnShift(await api.GivenHelper(id), shifts[4]);
        await api.GivenOnShift(await api.GivenHelper(id), shifts[2]);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var problem = await (await Post(lead, id, 2)).Problem(HttpStatusCode.Conflict, "assignments-ahead");

        Assert.Equal((2, 2), (problem.GetProperty("shifts").GetInt32(), problem.GetProperty("people").GetInt32()));
        Assert.Equal(shifts[2].StartsAt.ToDateTimeOffset(), problem.GetProperty("nextStartsAt").GetDateTimeOffset());
        Assert.Equal(2, await api.HelpersHeldBy(id));
    }

    [Fact]
    public async Task Not_while_those_offered_to_it_stand_on_another_request_of_the_incident()
    {
        var incident = await api.GivenIncident(Kalix);
        var first = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-30"));
        var second = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-30"));
        await api.GivenOnShift(await api.GivenHelper(first), (await api.ShiftsOf(second))[0]);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, first, 2)).Problem(HttpStatusCode.Conflict, "assignments-ahead");
    }

    [Fact]
    public async Task Taken_back_by_many_at_once_it_is_done_once()
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Post(lead, id, 2)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var later in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await later.Problem(HttpStatusCode.Conflict, "request-withdrawn");
        Assert.Equal(["request-withdrawn"], await api.AuditOf(id));
    }

    [Fact]
    public async Task Nobody_is_offered_to_it_while_it_is_taken_back()
    {
        using var lead = await api.SignedIn("crisis_lead", Kalix);
        using var coordinator = await api.SignedIn("coordinator", "2580");

        for (var round = 0; round < 8; round++)
        {
            var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-01", "2031-03-20"));
            var offer = new CreateOfferRequest(new(2031, 3, 3), new(2031, 3, 9), 40, [await api.GivenVolunteer("2580")]);

            var answers = await Task.WhenAll(Post(lead, id, 2), coordinator.PostAsJsonAsync($"/requests/{id}/offers", offer, TestContext.Current.CancellationToken));

            await answers[0].Has(HttpStatusCode.OK);
            if (answers[1].StatusCode != HttpStatusCode.Created) await answers[1].Problem(HttpStatusCode.Conflict, "request-closed");
            Assert.Equal(0, await api.HelpersHeldBy(id));
        }
    }

    [Fact]
    public async Task A_stale_tab_is_told()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 9)).Problem(HttpStatusCode.Conflict, "outdated");
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_takes_it_back(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var client = await api.SignedIn(role, municipality);

        await (await Post(client, id, 1)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Guid.CreateVersion7(), 1)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Post(HttpClient client, Guid id, int version) =>
        client.PostAsJsonAsync($"/requests/{id}/withdrawal", new WithdrawRequestRequest(version), TestContext.Current.CancellationToken);
}
