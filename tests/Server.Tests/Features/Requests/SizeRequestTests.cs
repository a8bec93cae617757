using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class SizeRequestTests(Api api)
{
    const string Kalix = "2514";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_around_the_clock_says_what_it_means()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var size = await (await Post(lead, SomeFacts.OfANeed(), SomeFacts.OfANeed() with { SkillId = "kom.vaxel", Seats = 1, Pattern = "day", FirstShiftAt = new(8, 0), HandoverMinutes = 0 })).Read<RequestSizeResponse>();

        Assert.Equal((21, 35, 0), (size.Shifts, size.Seats, size.ShiftsBegun));
        Assert.Equal(28 * 750 + 7 * 480, size.SeatMinutes);
        Assert.Equal(3, size.SeatsAtOnce);
        Assert.Equal(["it.identitet", "kom.vaxel"], size.Skills.Select(skill => skill.SkillId));
        Assert.Equal(size.People, size.Skills.Sum(skill => skill.People));
        Assert.Equal((14, 28, 2), (size.Skills[0].Shifts, size.Skills[0].Seats, size.Skills[0].SeatsAtOnce));
        Assert.InRange(size.Skills[0].People, 9, 10);
        Assert.Equal(Enumerable.Range(23, 7).Select(day => new DaySizeDto(new(2026, 11, day), 5)), size.Days);
        Assert.Equal([("week-48", 2880), ("atl-13-daily", 660)], size.Caps.Select(cap => (cap.Rule, cap.Minutes)));
    }

    [Fact]
    public async Task Seats_that_the_work_cannot_do_without_are_counted_apart()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var need = SomeFacts.OfANeed() with { Seats = 3 };

        var size = await (await Post(lead, need with { Minimum = 1 }, need with { Minimum = 0 }, need)).Read<RequestSizeResponse>();

        Assert.Equal((126, 14 + 0 + 42), (size.Seats, size.SeatsNeeded));
    }

    [Fact]
    public async Task Days_without_shifts_between_are_shown_as_empty()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var monday = SomeFacts.OfANeed() with { ToDate = new(2026, 11, 24) };

        var size = await (await Post(lead, monday, monday with { FromDate = new(2026, 11, 26), ToDate = new(2026, 11, 27) })).Read<RequestSizeResponse>();

        Assert.Equal([4, 0, 0, 4], size.Days.Select(day => day.Seats));
    }

    [Fact]
    public async Task Shifts_that_have_begun_do_not_count()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var size = await (await Post(lead, SomeFacts.OfANeed() with { FromDate = new(2026, 11, 22), ToDate = new(2026, 11, 23) })).Read<RequestSizeResponse>();

        Assert.Equal((1, 1), (size.Shifts, size.ShiftsBegun));
    }

    [Fact]
    public async Task Nothing_means_nothing()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var size = await (await Post(lead)).Read<RequestSizeResponse>();

        Assert.Equal((0, 0, 0, 0), (size.Shifts, size.Seats, size.People, size.SeatsAtOnce));
        Assert.Empty(size.Days);
    }

    [Fact]
    public async Task Faults_are_named_as_when_it_is_saved()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var errors = await (await Post(lead, SomeFacts.OfANeed(), SomeFacts.OfANeed() with { Seats = 10_000, ToDate = new(2026, 11, 1) })).FieldErrors();

        Assert.Equal(["Needs[1].Seats", "Needs[1].ToDate"], errors.Keys.Order());
    }

    [Fact]
    public async Task The_largest_request_is_answered_too()
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var year = SomeFacts.OfANeed() with { Seats = 33, ToDate = new(2027, 11, 24), Pattern = "three_eight" };

        var size = await (await Post(lead, [.. Enumerable.Repeat(year, 60)])).Read<RequestSizeResponse>();

        Assert.Equal(60 * 366 * 3, size.Shifts);
        Assert.Equal(366, size.Days.Length);
    }

    [Fact]
    public async Task Who_is_offered_is_held_against_it()
    {
        var incident = await api.GivenIncident(Kalix);
        await api.GivenSentRequest(incident);
        await api.GivenLent(incident, ALentPerson.Of("2026-11-23", "2026-11-30"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var capacity = (await (await Post(lead, incident, SomeFacts.OfANeed())).Read<RequestSizeResponse>()).Capacity;

        Assert.Equal(1, capacity!.People);
        Assert.Equal(48 * 60, capacity.Shortfalls[0].AtMostMinutes);
    }

    [Fact]
    public async Task Lines_that_ask_for_a_liaison_whom_no_line_asks_for_on_those_days_are_named()
    {
        var need = SomeFacts.OfANeed() with { Title = "AD", Liaison = true };
        var liaison = SomeFacts.OfANeed() with { SkillId = "kom.itlank" };
        var later = need with { Title = "AD sedan", FromDate = need.ToDate, ToDate = need.ToDate.AddDays(2) };

        Assert.Equal(["AD", "AD sedan"], await Without(await api.GivenIncident(Kalix), need, SomeFacts.OfANeed(), later));
        Assert.Equal(["AD sedan"], await Without(await api.GivenIncident(Kalix), need, liaison, later));
        Assert.Empty(await Without(await api.GivenIncident(Kalix), need with { Liaison = false }));
    }

    [Fact]
    public async Task A_liaison_may_be_in_what_the_incident_has_sent_and_not_in_a_draft_nor_in_what_was_withdrawn()
    {
        var need = SomeFacts.OfANeed() with { Title = "AD", Liaison = true };
        var incident = await api.GivenIncident(Kalix);
        await api.GivenDraft(incident, ANeed.Of("2026-11-23", "2026-11-30", "kom.itlank"));
        await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30", "kom.itlank"));
        Assert.Equal(["AD"], await Without(incident, need));

        var sent = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-30", "kom.itlank"));
        Assert.Empty(await Without(incident, need));

        await api.Scalar<int?>("update request set withdrawn_at = now() where id = @sent", new { sent });
        Assert.Equal(["AD"], await Without(incident, need));
    }

    [Fact]
    public async Task A_neighbour_who_files_is_not_told_of_the_offers()
    {
        const string stricken = "0764";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", "2580");
        var filed = await (await filer.PostAsJsonAsync("/municipalities/2580/filed-incidents", new FileIncidentRequest(stricken, "Växeln är död.", "Anna Ek, uppringd", SomeFacts.OfAnIncident()), Cancellation)).Read<IncidentDto>(HttpStatusCode.Created);
        using var own = await api.SignedInAtFixedTime("crisis_lead", stricken);

        Assert.Null((await (await Post(filer, filed.Id, SomeFacts.OfANeed())).Read<RequestSizeResponse>()).Capacity);
        Assert.NotNull((await (await Post(own, filed.Id, SomeFacts.OfANeed())).Read<RequestSizeResponse>()).Capacity);
    }

    [Theory]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    public async Task It_is_for_the_municipalitys_own_crisis_leads(string role, string municipality, HttpStatusCode answer)
    {
        var incident = await api.GivenIncident(Kalix);
        using var client = await api.SignedInAtFixedTime(role, municipality);

        await (await Post(client, incident, SomeFacts.OfANeed())).Has(answer);
    }

    [Fact]
    public async Task A_role_that_only_reads_beside_the_right_one_elsewhere_is_not_enough()
    {
        var account = await api.GivenAccount("0581", "crisis_lead");
        await api.GivenRole(account, "coordinator", Kalix);
        using var client = await api.SignedInAtFixedTime(account);

        await (await Post(client, await api.GivenIncident(Kalix), SomeFacts.OfANeed())).Problem(HttpStatusCode.Forbidden, "not-yours");
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Guid.CreateVersion7())).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    async Task<string[]> Without(Guid incident, params NeedDto[] needs)
    {
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        return (await (await Post(lead, incident, needs)).Read<RequestSizeResponse>()).WithoutLiaison;
    }

    async Task<HttpResponseMessage> Post(HttpClient client, params NeedDto[] needs) => await Post(client, await api.GivenIncident(Kalix), needs);

    static Task<HttpResponseMessage> Post(HttpClient client, Guid incident, params NeedDto[] needs) =>
        client.PostAsJsonAsync($"/incidents/{incident}/request-size", new RequestSizeRequest(needs), Cancellation);
}
