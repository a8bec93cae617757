using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class EndHourModeTests(Api api)
{
    static Task<HttpResponseMessage> End(HttpClient client, Guid id, int version, Guid? person = null) =>
        client.PostAsJsonAsync($"/hour-modes/{id}/ending", new EndHourModeRequest(version, person), TestContext.Current.CancellationToken);

    async Task<(string Code, Guid Mode, Guid One, Guid Other)> GivenMode(string from = "2026-11-20T00:00:00Z", string to = "2026-11-30T00:00:00Z")
    {
        var code = await api.AnEmptyRegister();
        var (one, other) = (await api.GivenPerson(code, "Ada"), await api.GivenPerson(code, "Bo"));
        return (code, await api.GivenMode(code, "crisis_agreement", from, to, one, other), one, other);
    }

    [Fact]
    public async Task It_ends_now_for_one_and_goes_on_for_the_rest()
    {
        var (code, mode, one, _) = await GivenMode();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var ended = await (await End(client, mode, 1, one)).Read<HourModeDto>();

        Assert.Equal([("Ada", FixedTime.Now), ("Bo", (DateTimeOffset?)null)], ended.People.Select(person => (person.Name, person.EndedAt)));
        Assert.Equal(2, ended.Version);
        Assert.Equal(["hour-mode-ended"], await api.AuditOf(mode));
    }

    [Fact]
    public async Task The_stricken_municipality_is_told_which_coming_shifts_only_that_order_allowed()
    {
        var (code, mode, one, _) = await GivenMode("2031-03-01T00:00:00Z", "2031-03-20T00:00:00Z");
        var kalix = await api.GivenIncident("2514");
        // Sixty hours in seven days.
        for (var day = 3; day < 9; day++)
            await api.GivenAssignment(kalix, one, $"2031-03-{day:00}T06:00:00Z", 10, "yes");

        using var client = await api.SignedInAtFixedTime("coordinator", code);
        await (await End(client, mode, 1, one)).Has(HttpStatusCode.OK);

        Assert.Contains("shifts-became-unlawful", await api.AuditOf(kalix));
    }

    [Fact]
    public async Task It_ends_for_all_who_are_left()
    {
        var (code, mode, one, _) = await GivenMode();
        using var client = await api.SignedInAtFixedTime("crisis_lead", code);
        await (await End(client, mode, 1, one)).Has(HttpStatusCode.OK);

        var ended = await (await End(client, mode, 2)).Read<HourModeDto>();

        Assert.All(ended.People, person => Assert.Equal(FixedTime.Now, person.EndedAt));
        await (await End(client, mode, 3)).Problem(HttpStatusCode.Conflict, "already-over");
    }

    [Fact]
    public async Task What_has_not_begun_never_holds_and_what_is_over_is_over()
    {
        var (code, coming, _, _) = await GivenMode("2026-12-01T00:00:00Z", "2026-12-10T00:00:00Z");
        var (code2, past, _, _) = await GivenMode("2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z");
        using var client = await api.SignedInAtFixedTime("coordinator", code);
        using var client2 = await api.SignedInAtFixedTime("coordinator", code2);

        var ended = await (await End(client, coming, 1)).Read<HourModeDto>();

        Assert.All(ended.People, person => Assert.Equal(ended.From, person.EndedAt));
        await (await End(client2, past, 1)).Problem(HttpStatusCode.Conflict, "already-over");
    }

    [Fact]
    public async Task An_older_page_loses_politely_and_of_many_at_once_one_wins()
    {
        var (code, mode, _, _) = await GivenMode();
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => End(client, mode, 1)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        await (await End(client, mode, 1)).Problem(HttpStatusCode.Conflict, "outdated");
    }

    [Fact]
    public async Task Is_for_those_who_may_decide_in_the_municipality()
    {
        var (code, mode, _, _) = await GivenMode();
        using var owner = await api.SignedIn("coordinator", code);
        using var elsewhere = await api.SignedIn("coordinator", "2514");
        using var staff = await api.SignedIn("staff", code);
        using var stranger = api.Anonymous();

        await (await End(owner, mode, 1, Guid.NewGuid())).Has(HttpStatusCode.NotFound);
        await (await End(elsewhere, mode, 1)).Has(HttpStatusCode.NotFound);
        await (await End(staff, mode, 1)).Has(HttpStatusCode.Forbidden);
        await (await End(stranger, mode, 1)).Has(HttpStatusCode.Unauthorized);
    }
}
