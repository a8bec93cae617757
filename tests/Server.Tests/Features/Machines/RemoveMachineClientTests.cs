using System.Net;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator removes a program.</summary>
public sealed class RemoveMachineClientTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removed_it_gets_in_no_more_and_its_account_stays()
    {
        var code = await api.AnEmptyRegister();
        using var machine = await api.SignedInMachine(code, "register");
        using var administrator = await api.SignedIn("administrator", code);
        var list = await (await administrator.GetAsync($"/municipalities/{code}/machine-clients", Cancellation)).Read<ListMachineClientsResponse>();

        using var removed = await administrator.DeleteAsync($"/machine-clients/{list.Clients[0].Id}", Cancellation);
        await removed.Has(HttpStatusCode.NoContent);

        using var answer = await machine.GetAsync($"/municipalities/{code}/people", Cancellation);
        await answer.Has(HttpStatusCode.Unauthorized);
        using var again = await administrator.DeleteAsync($"/machine-clients/{list.Clients[0].Id}", Cancellation);
        await again.Has(HttpStatusCode.NotFound);
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.account where normalized_user_name = upper(@ClientId)", new { list.Clients[0].ClientId }));
    }
}
