using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class AskToGetReadyTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<HttpResponseMessage> Ask(Town town, Guid account, HttpClient? client = null) => (client ?? town.Client).PostAsync(town.At($"readiness/{account}/asking"), null, Cancellation);

    [Fact]
    public async Task The_person_is_told_who_asked_until_they_put_it_off_and_again_when_asked_again()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        var own = api.Services.GetRequiredService<OwnReadiness>();
        Assert.Equal(new ReadinessNotice(null), await own.Of(account, Cancellation));

        await (await Ask(town, account)).Has(HttpStatusCode.NoContent);
        Assert.Equal(new ReadinessNotice("Ada Provsson"), await own.Of(account, Cancellation));

        await own.PutOff(account, Cancellation);
        Assert.Null(await own.Of(account, Cancellation));
        await api.Scalar<int?>("update auth.readiness set put_off_until = put_off_until - interval '7 days 1 minute' where account_id = @account", new { account });
        Assert.NotNull(await own.Of(account, Cancellation));

        await own.PutOff(account, Cancellation);
        await (await Ask(town, account)).Has(HttpStatusCode.NoContent);
        Assert.NotNull(await own.Of(account, Cancellation));
        Assert.Equal(["asked-to-get-ready", "asked-to-get-ready"], await town.Happened(account));
    }

    [Fact]
    public async Task Whoever_gets_in_is_neither_asked_nor_told()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("crisis_lead");
        await api.GivenPasskey(account);

        await (await Ask(town, account)).Problem(HttpStatusCode.Conflict, "is-ready");
        Assert.Null(await api.Services.GetRequiredService<OwnReadiness>().Of(account, Cancellation));
    }

    [Fact]
    public async Task Nobody_without_a_part_in_a_crisis_is_asked()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("staff");

        await (await Ask(town, account)).Has(HttpStatusCode.NotFound);
        Assert.Null(await api.Services.GetRequiredService<OwnReadiness>().Of(account, Cancellation));
    }

    [Fact]
    public async Task Is_for_coordinator_and_administrator_of_that_municipality()
    {
        var town = await api.GivenTown();
        var account = await town.Employee("approver");
        await Guard.OwnCoordinatorOnly(api, town.Code, HttpStatusCode.Forbidden, client => Ask(town, account, client));
    }
}
