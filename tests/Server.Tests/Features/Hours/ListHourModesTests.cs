using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Hours;

public sealed class ListHourModesTests(Api api)
{
    static async Task<HourModeSummaryDto[]> List(HttpClient client) =>
        await (await client.GetAsync("/hour-modes", TestContext.Current.CancellationToken)).Read<HourModeSummaryDto[]>();

    [Fact]
    public async Task Those_that_hold_come_first_then_those_to_come_then_those_that_are_over()
    {
        var code = await api.AnEmptyRegister();
        var (one, other) = (await api.GivenPerson(code), await api.GivenPerson(code));
        await api.GivenMode(code, "emergency", "2026-10-01T00:00:00Z", "2026-10-08T00:00:00Z", one);
        await api.GivenMode(code, "emergency", "2026-12-01T00:00:00Z", "2026-12-08T00:00:00Z", one);
        await api.GivenMode(code, "crisis_agreement", "2026-11-20T00:00:00Z", "2026-11-30T00:00:00Z", one, other);
        using var client = await api.SignedInAtFixedTime("coordinator", code);

        Assert.Equal([("now", "crisis_agreement", 2), ("coming", "emergency", 1), ("over", "emergency", 1)], (await List(client)).Select(mode => (mode.State, mode.Mode, mode.People)));
    }

    [Fact]
    public async Task Nothing_is_decided_at_first_and_nobody_sees_what_others_have_decided()
    {
        var (code, other) = (await api.AnEmptyRegister(), await api.AnEmptyRegister());
        await api.GivenMode(other, "emergency", "2026-11-20T00:00:00Z", "2026-11-30T00:00:00Z", await api.GivenPerson(other));
        using var client = await api.SignedIn("crisis_lead", code);
        using var staff = await api.SignedIn("staff", code);
        using var stranger = api.Anonymous();

        Assert.Empty(await List(client));
        await (await staff.GetAsync("/hour-modes", TestContext.Current.CancellationToken)).Has(HttpStatusCode.Forbidden);
        await (await stranger.GetAsync("/hour-modes", TestContext.Current.CancellationToken)).Has(HttpStatusCode.Unauthorized);
    }
}
