using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.Access;
using MutualAid.Identity;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class WithdrawInvitationTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_is_worth_nothing_from_now_on()
    {
        var (town, code, id) = await Given();

        await (await Withdraw(town, id)).Has(HttpStatusCode.NoContent);
        await (await Withdraw(town, id)).Has(HttpStatusCode.NotFound);

        await using var scope = api.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<Invitations>().Claim(code, await town.Employee(), Cancellation));
        Assert.Contains("invitation-withdrawn", (await town.Events("?kind=invitations")).Events.Select(each => each.Kind));
    }

    [Fact]
    public async Task Another_municipalitys_is_not_there()
    {
        var (_, _, id) = await Given();

        await (await Withdraw(await api.GivenTown(), id)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_for_the_administrator_of_that_municipality()
    {
        var (town, _, id) = await Given();
        await town.AdministratorOnly(client => Withdraw(town, id, client), HttpStatusCode.NotFound);
    }

    static Task<HttpResponseMessage> Withdraw(Town town, Guid id, HttpClient? client = null) => (client ?? town.Client).DeleteAsync(town.At($"account-invitations/{id}"), Cancellation);

    async Task<(Town, string, Guid)> Given()
    {
        var town = await api.GivenTown();
        var invited = await (await town.Invite("Ann", "auditor")).Read<InviteAccountResponse>();
        return (town, invited.Code, Assert.Single((await town.List()).Invitations).Id);
    }
}
