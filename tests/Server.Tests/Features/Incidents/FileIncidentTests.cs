using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Offers;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

/// <summary>Luleå files for a municipality that cannot get in. Each test has a pair of its own: one at a time is open for each.</summary>
public sealed class FileIncidentTests(Api api)
{
    const string Luleå = "2580";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_neighbour_declares_asks_for_help_and_sends_and_lenders_see_who_wrote_it()
    {
        const string stricken = "0123";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);

        var filed = await File(filer, stricken);
        Assert.Equal((stricken, Luleå, "Luleå", null), (filed.MunicipalityCode, filed.Filed!.MunicipalityCode, filed.Filed.MunicipalityName, filed.Filed.TakenOverAt));
        var draft = await (await filer.PostAsJsonAsync($"/incidents/{filed.Id}/requests", SomeFacts.OfARequest(SomeFacts.OfANeed()), Cancellation)).Read<RequestDto>(HttpStatusCode.Created);
        await (await filer.PostAsJsonAsync($"/requests/{draft.Id}/sending", new SendRequestRequest(draft.Version), Cancellation)).Has(HttpStatusCode.OK);

        using var lender = await api.SignedInAtFixedTime("coordinator", "2480");
        var open = await (await lender.GetAsync("/municipalities/2480/open-requests", Cancellation)).Read<OpenRequestDto[]>();
        Assert.Equal("Luleå", Assert.Single(open, request => request.RequestId == draft.Id).FiledByName);
        Assert.Equal("Luleå", Assert.Single((await List(lender)).Others, incident => incident.Id == filed.Id).FiledByName);
        Assert.Contains((await List(filer)).Own, incident => incident.Id == filed.Id);
        Assert.Equal(["incident-filed"], await api.AuditOf(filed.Id));
    }

    [Fact]
    public async Task The_strickens_own_lead_it_too_from_the_start()
    {
        const string stricken = "0125";
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await File(filer, stricken);
        using var own = await api.SignedInAtFixedTime("crisis_lead", stricken);

        Assert.Equal("Luleå", Assert.Single((await List(own)).Own).FiledByName);
        await (await own.PostAsJsonAsync($"/incidents/{filed.Id}/ending", new EndIncidentRequest(filed.Version), Cancellation)).Has(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("coordinator", Luleå, HttpStatusCode.Forbidden)]
    [InlineData("operator", Luleå, HttpStatusCode.Forbidden)]
    [InlineData("communicator", Luleå, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "2480", HttpStatusCode.Forbidden)]
    public async Task Only_the_filing_municipalitys_crisis_lead_files(string role, string code, HttpStatusCode told)
    {
        using var other = await api.SignedInAtFixedTime(role, code);
        await (await Post(other, "0126")).Has(told);
    }

    [Fact]
    public async Task Nobody_files_in_a_crisis_session()
    {
        using var crisis = await api.SignedInPastProvider(await api.GivenAccount("2581", "crisis_lead"), "2581");
        await (await Post(crisis, "0126", "2581")).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_third_municipality_and_the_filers_other_roles_have_no_part_in_it()
    {
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await File(filer, "0127");
        using var third = await api.SignedInAtFixedTime("crisis_lead", "2480");
        using var coordinator = await api.SignedInAtFixedTime("coordinator", Luleå);

        await (await third.GetAsync($"/incidents/{filed.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await coordinator.GetAsync($"/incidents/{filed.Id}", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await third.PostAsJsonAsync($"/incidents/{filed.Id}/requests", SomeFacts.OfARequest(), Cancellation)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_filer_makes_no_schedule_and_sees_no_offers()
    {
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);
        var filed = await File(filer, "0128");

        await (await filer.PostAsJsonAsync($"/incidents/{filed.Id}/schedule-runs", new { }, Cancellation)).Has(HttpStatusCode.NotFound);
        await (await filer.GetAsync($"/incidents/{filed.Id}/schedule", Cancellation)).Has(HttpStatusCode.NotFound);
        await (await filer.GetAsync($"/incidents/{filed.Id}/offers", Cancellation)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_named_by_its_field()
    {
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);

        var errors = await (await filer.PostAsJsonAsync(
            $"/municipalities/{Luleå}/filed-incidents", new FileIncidentRequest(Luleå, " ", new('x', 201), SomeFacts.OfAnIncident() with { Title = "" }), Cancellation)).FieldErrors();

        Assert.Equal(("own-municipality", "required", "at-most-200", "required"), (errors["StrickenCode"].Single(), errors["Reason"].Single(), errors["ConfirmedWith"].Single(), errors["Title"].Single()));
    }

    [Fact]
    public async Task Of_many_at_once_for_one_pair_one_is_open()
    {
        using var filer = await api.SignedInAtFixedTime("crisis_lead", Luleå);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Post(filer, "0136")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created)) await refused.Problem(HttpStatusCode.Conflict, "filed-already");
    }

    static async Task<ListIncidentsResponse> List(HttpClient client) => await (await client.GetAsync("/incidents", Cancellation)).Read<ListIncidentsResponse>();

    static async Task<IncidentDto> File(HttpClient client, string stricken) => await (await Post(client, stricken)).Read<IncidentDto>(HttpStatusCode.Created);

    static Task<HttpResponseMessage> Post(HttpClient client, string stricken, string filer = Luleå) => client.PostAsJsonAsync(
        $"/municipalities/{filer}/filed-incidents", new FileIncidentRequest(stricken, "Ingen kan logga in, växeln är död.", "Räddningschefen Anna Ek, uppringd", SomeFacts.OfAnIncident()), Cancellation);
}
