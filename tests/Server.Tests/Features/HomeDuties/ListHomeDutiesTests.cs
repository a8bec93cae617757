using System.Net;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.HomeDuties;

public sealed class ListHomeDutiesTests(Api api)
{
    [Fact]
    public async Task Duties_that_touch_the_days_asked_for_in_order()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenPerson(code);
        var late = await api.GivenHomeDuty(person, "2031-03-05T07:00:00Z", 8, "overtime");
        // From the evening of the 1st into the 2nd.
        var night = await api.GivenHomeDuty(person, "2031-03-01T20:00:00Z", 10, "on_call");
        await api.GivenHomeDuty(person, "2031-03-10T07:00:00Z", 8);
        await api.GivenHomeDuty(await api.GivenPerson(code), "2031-03-03T07:00:00Z", 8);
        var client = await api.SignedIn("coordinator", code);

        var duties = await (await client.GetAsync($"/people/{person}/home-duties?from=2031-03-02&to=2031-03-10", TestContext.Current.CancellationToken)).Read<HomeDutyDto[]>();

        Assert.Equal([(night, "on_call"), (late, "overtime")], duties.Select(duty => (duty.Id, duty.Kind)));
        Assert.Equal(3, (await (await client.GetAsync($"/people/{person}/home-duties", TestContext.Current.CancellationToken)).Read<HomeDutyDto[]>()).Length);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        var person = await api.GivenPerson(code);
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.NotFound, client => client.GetAsync($"/people/{person}/home-duties", TestContext.Current.CancellationToken));
    }
}
