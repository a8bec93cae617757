using System.Net;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.ScheduleEdits;

public sealed class ListHourOverridesTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_home_municipality_sees_what_was_let_pass_for_its_own_and_what_waits()
    {
        var (passed, _) = await api.GivenOverride();
        var tired = await api.GivenTired();
        using var lead = await api.SignedIn("crisis_lead", "2514");
        var asked = await (await lead.Assign(tired.Incident, 1, tired.Early, tired.Person, "Måste")).Read<EditScheduleResponse>(HttpStatusCode.Accepted);

        var own = await Get("2580");
        var other = await Get("2581");

        Assert.Contains(own.Overrides, each => each.PersonId == passed.Person);
        Assert.Contains(own.Waiting, edit => edit.Id == asked.Id && edit.MayDecide);
        Assert.DoesNotContain(other.Overrides, each => each.PersonId == passed.Person);
        Assert.DoesNotContain(other.Waiting, edit => edit.Id == asked.Id);
    }

    [Fact]
    public async Task It_is_for_the_municipality_s_own_coordinator()
    {
        const string Path = "/hour-overrides?municipality=2580";
        await (await (await api.SignedIn("coordinator", "2514")).GetAsync(Path, Cancellation)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("crisis_lead", "2580")).GetAsync(Path, Cancellation)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync(Path, Cancellation)).Has(HttpStatusCode.Unauthorized);
    }

    async Task<HourOverridesDto> Get(string municipality)
    {
        using var coordinator = await api.SignedIn("coordinator", municipality);
        return await (await coordinator.GetAsync($"/hour-overrides?municipality={municipality}", Cancellation)).Read<HourOverridesDto>();
    }
}
