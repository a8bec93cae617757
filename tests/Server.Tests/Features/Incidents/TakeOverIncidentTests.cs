using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class TakeOverIncidentTests(Api api)
{
    const string Luleå = "2580";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_one_press_the_filer_has_no_more_part_in_it_than_others()
    {
        const string stricken = "0138";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await Given(filer, stricken);
        var draft = await (await filer.PostAsJsonAsync($"/incidents/{filed.Id}/requests", SomeFacts.OfARequest(SomeFacts.OfANeed()), Cancellation)).Read<RequestDto>(HttpStatusCode.Created);
        using var own = await api.SignedInAtFixedTime("crisis_lead", stricken);

        var taken = await (await TakeOver(own, filed.Id)).Read<IncidentDto>();

        Assert.NotNull(taken.Filed!.TakenOverAt);
        await (await filer.GetAsync($"/incidents/{filed.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await filer.GetAsync($"/requests/{draft.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await filer.PostAsJsonAsync($"/requests/{draft.Id}/sending", new SendRequestRequest(draft.Version), Cancellation)).Has(HttpStatusCode.NotFound);
        await (await filer.PutAsJsonAsync($"/incidents/{filed.Id}", new EditIncidentRequest(SomeFacts.OfAnIncident(), taken.Version), Cancellation)).Has(HttpStatusCode.NotFound);
        await (await own.PostAsJsonAsync($"/requests/{draft.Id}/sending", new SendRequestRequest(draft.Version), Cancellation)).Has(HttpStatusCode.OK);
        Assert.Equal(["incident-filed", "incident-taken-over"], await api.AuditOf(filed.Id));
    }

    [Fact]
    public async Task Taken_over_the_neighbour_may_file_again()
    {
        const string stricken = "0139";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await Given(filer, stricken);
        using var own = await api.SignedInAtFixedTime("crisis_lead", stricken);
        await (await TakeOver(own, filed.Id)).Has(HttpStatusCode.OK);

        Assert.NotEqual(filed.Id, (await Given(filer, stricken)).Id);
    }

    [Fact]
    public async Task A_crisis_session_of_the_stricken_can()
    {
        const string stricken = "0160";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await Given(filer, stricken);
        using var crisis = await api.SignedInPastProvider(await api.GivenAccount(stricken, "crisis_lead"), stricken);

        await (await TakeOver(crisis, filed.Id)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Neither_the_filer_nor_another_role_nor_a_third_municipality_can()
    {
        const string stricken = "0162";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await Given(filer, stricken);
        using var coordinator = await api.SignedInAtFixedTime("coordinator", stricken);
        using var third = await api.SignedInAtFixedTime("crisis_lead", "2480");

        await (await TakeOver(filer, filed.Id)).Problem(HttpStatusCode.Forbidden, "not-yours");
        await (await TakeOver(coordinator, filed.Id)).Has(HttpStatusCode.Forbidden);
        await (await TakeOver(third, filed.Id)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_nobody_filed_is_nobodys_to_take_over()
    {
        var incident = await api.GivenIncident("0163");
        using var own = await api.SignedInAtFixedTime("crisis_lead", "0163");

        await (await TakeOver(own, incident)).Problem(HttpStatusCode.Conflict, "not-filed");
    }

    [Fact]
    public async Task Taken_over_by_many_at_once_it_is_written_once()
    {
        const string stricken = "0163";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await Given(filer, stricken);
        using var own = await api.SignedInAtFixedTime("crisis_lead", stricken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeOver(own, filed.Id)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(["incident-filed", "incident-taken-over"], await api.AuditOf(filed.Id));
    }

    static async Task<IncidentDto> Given(HttpClient filer, string stricken) => await (await filer.PostAsJsonAsync(
        $"/municipalities/{Luleå}/filed-incidents", new FileIncidentRequest(stricken, "Ingen kan logga in.", "Anna Ek", SomeFacts.OfAnIncident()), Cancellation)).Read<IncidentDto>(HttpStatusCode.Created);

    static Task<HttpResponseMessage> TakeOver(HttpClient client, Guid id) => client.PostAsync($"/incidents/{id}/takeover", null, Cancellation);
}
