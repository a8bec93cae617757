using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class TellUnionTests(Api api)
{
    static Task<HttpResponseMessage> Tell(HttpClient client, Guid id, int version) =>
        client.PostAsJsonAsync($"/hour-modes/{id}/union-notice", new TellUnionRequest(version), TestContext.Current.CancellationToken);

    async Task<(string Code, Guid Mode)> GivenMode(string mode = "emergency")
    {
        var code = await api.AnEmptyRegister();
        return (code, await api.GivenMode(code, mode, "2026-11-20T00:00:00Z", "2026-11-30T00:00:00Z", await api.GivenPerson(code)));
    }

    [Fact]
    public async Task It_is_written_down_once_when_the_union_was_told()
    {
        var (code, mode) = await GivenMode();
        using var client = await api.SignedInAtFixedTime("crisis_lead", code);

        var told = await (await Tell(client, mode, 1)).Read<HourModeDto>();

        Assert.Equal((FixedTime.Now, 2), (told.UnionToldAt, told.Version));
        Assert.Equal(["hour-mode-union-told"], await api.AuditOf(mode));
        await (await Tell(client, mode, 1)).Problem(HttpStatusCode.Conflict, "outdated");
        await (await Tell(client, mode, 2)).Problem(HttpStatusCode.Conflict, "already-told");
    }

    [Fact]
    public async Task Of_many_at_once_one_is_written()
    {
        var (code, mode) = await GivenMode();
        using var client = await api.SignedIn("coordinator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Tell(client, mode, 1)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_crisis_agreement_has_no_such_notice()
    {
        var (code, mode) = await GivenMode("crisis_agreement");
        using var client = await api.SignedIn("coordinator", code);

        await (await Tell(client, mode, 1)).Problem(HttpStatusCode.Conflict, "no-notice-needed");
    }

    [Fact]
    public async Task Is_for_those_who_may_decide_in_the_municipality()
    {
        var (code, mode) = await GivenMode();
        using var elsewhere = await api.SignedIn("coordinator", "2514");
        using var staff = await api.SignedIn("staff", code);
        using var stranger = api.Anonymous();

        await (await Tell(elsewhere, mode, 1)).Has(HttpStatusCode.NotFound);
        await (await Tell(staff, mode, 1)).Has(HttpStatusCode.Forbidden);
        await (await Tell(stranger, mode, 1)).Has(HttpStatusCode.Unauthorized);
    }
}
