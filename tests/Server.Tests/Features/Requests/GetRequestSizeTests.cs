using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class GetRequestSizeTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task A_draft_is_sized_as_if_it_were_sent_now()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-22", "2026-11-24"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var size = await (await Get(lead, id)).Read<RequestSizeResponse>();

        Assert.Equal((3, 6, 1), (size.Shifts, size.Seats, size.ShiftsBegun));
    }

    [Fact]
    public async Task What_was_sent_keeps_its_size()
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-20", "2026-11-22"));
        using var coordinator = await api.SignedInAtFixedTime("coordinator", Kalix);

        var size = await (await Get(coordinator, id)).Read<RequestSizeResponse>();

        Assert.Equal((3, 1), (size.Shifts, size.ShiftsBegun));
    }

    [Fact]
    public async Task A_draft_and_what_was_sent_are_held_against_the_people_offered_and_count_their_own_seats_once()
    {
        var incident = await api.GivenIncident(Kalix);
        var need = ANeed.Of("2026-11-23", "2026-11-26", seats: 1, pattern: "day", level: 3);
        var sent = await api.GivenSentRequest(incident, need);
        await api.GivenLent(incident, ALentPerson.Of("2026-11-23", "2026-11-30") with { CeilingMinutesPerWeek = 20 * 60 });
        var draft = await api.GivenDraft(incident, need);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var ofSent = (await (await Get(lead, sent)).Read<RequestSizeResponse>()).Capacity!;
        var ofDraft = (await (await Get(lead, draft)).Read<RequestSizeResponse>()).Capacity!;

        Assert.Equal((1, 24 * 60, 0, 20 * 60), (ofSent.People, ofSent.Shortfalls[0].AskedMinutes, ofSent.Shortfalls[0].OtherMinutes, ofSent.Shortfalls[0].AtMostMinutes));
        Assert.Equal((1, 24 * 60, 24 * 60, 20 * 60), (ofDraft.People, ofDraft.Shortfalls[0].AskedMinutes, ofDraft.Shortfalls[0].OtherMinutes, ofDraft.Shortfalls[0].AtMostMinutes));
    }

    [Fact]
    public async Task Of_what_was_sent_only_the_shifts_ahead_are_held_against_them_and_whoever_said_no_to_one_is_not_there_for_it()
    {
        var incident = await api.GivenIncident(Kalix);
        var sent = await api.GivenSentRequest(incident, ANeed.Of("2026-11-20", "2026-11-25", seats: 1, pattern: "day", level: 3));
        var person = (await api.GivenLent(incident, ALentPerson.Of("2026-11-20", "2026-11-30")))[0];
        await api.GivenAssignment((await api.ShiftsOf(sent))[^1].Id, person, "no");
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var capacity = (await (await Get(lead, sent)).Read<RequestSizeResponse>()).Capacity!;

        var week = Assert.Single(capacity.Seats, seats => seats.Monday == new DateOnly(2026, 11, 23));
        Assert.Equal((16 * 60, 8 * 60), (week.AskedMinutes, week.AtMostMinutes));
    }

    [Fact]
    public async Task Who_may_not_see_the_offers_and_a_request_that_is_over_get_the_size_alone()
    {
        var incident = await api.GivenIncident(Kalix);
        var sent = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-26"));
        await api.GivenLent(incident, ALentPerson.Of("2026-11-23", "2026-11-30"));
        using var coordinator = await api.SignedInAtFixedTime("coordinator", Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Null((await (await Get(coordinator, sent)).Read<RequestSizeResponse>()).Capacity);
        Assert.NotNull((await (await Get(lead, sent)).Read<RequestSizeResponse>()).Capacity);

        await api.Scalar<int?>("update request set withdrawn_at = now() where id = @sent", new { sent });
        Assert.Null((await (await Get(lead, sent)).Read<RequestSizeResponse>()).Capacity);
    }

    [Fact]
    public async Task A_liaison_who_is_asked_for_nowhere_is_told_of_until_another_request_asks_for_one_or_it_is_over()
    {
        var incident = await api.GivenIncident(Kalix);
        var asks = ANeed.Of("2026-11-23", "2026-11-26") with { Liaison = true };
        var (draft, sent, withdrawn) = (await api.GivenDraft(incident, asks), await api.GivenSentRequest(incident, asks), await api.GivenSentRequest(incident, asks));
        await api.Scalar<int?>("update request set withdrawn_at = now() where id = @withdrawn", new { withdrawn });
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Equal(["AD och konton"], await Without(draft));
        Assert.Equal(["AD och konton"], await Without(sent));
        Assert.Empty(await Without(withdrawn));

        await api.GivenSentRequest(incident, ANeed.Of("2026-11-20", "2026-11-24", "kom.itlank"));
        Assert.Empty(await Without(draft));
        Assert.Empty(await Without(sent));

        async Task<string[]> Without(Guid request) => (await (await Get(lead, request)).Read<RequestSizeResponse>()).WithoutLiaison;
    }

    [Fact]
    public async Task A_neighbour_who_files_is_not_told_of_the_offers()
    {
        const string stricken = "0821";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", "2580");
        var filed = await (await filer.PostAsJsonAsync("/municipalities/2580/filed-incidents", new FileIncidentRequest(stricken, "Växeln är död.", "Anna Ek, uppringd", SomeFacts.OfAnIncident()), TestContext.Current.CancellationToken)).Read<IncidentDto>(HttpStatusCode.Created);
        var id = await api.GivenDraft(filed.Id, ANeed.Of("2026-11-23", "2026-11-24"));
        using var own = await api.SignedInAtFixedTime("crisis_lead", stricken);

        Assert.Null((await (await Get(filer, id)).Read<RequestSizeResponse>()).Capacity);
        Assert.NotNull((await (await Get(own, id)).Read<RequestSizeResponse>()).Capacity);
    }

    [Theory]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    [InlineData("coordinator", "2580", HttpStatusCode.NotFound)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_sees_it(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var client = await api.SignedIn(role, municipality);

        await (await Get(client, id)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await Get(client, Guid.CreateVersion7())).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Get(HttpClient client, Guid id) => client.GetAsync($"/requests/{id}/size", TestContext.Current.CancellationToken);
}
