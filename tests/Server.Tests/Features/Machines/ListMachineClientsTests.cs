using System.Net;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Support.MachineClientCalls;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator sees which programs may call, and what their makers need.</summary>
public sealed class ListMachineClientsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_is_added_is_listed_with_what_its_maker_needs_and_is_in_the_history()
    {
        var code = await api.AnEmptyRegister();
        using var administrator = await api.SignedIn("administrator", code);

        var added = await (await administrator.AddMachineClient(code, Asked(Keys, null, 0, "time-reports", "register", "register"))).Read<MachineClientDto>(HttpStatusCode.Created);
        var list = await (await administrator.GetAsync($"/municipalities/{code}/machine-clients", Cancellation)).Read<ListMachineClientsResponse>();

        Assert.Equal(GivenMachines.Audience, list.Audience);
        var one = Assert.Single(list.Clients);
        Assert.Equal(["register", "time-reports"], one.Scopes);
        Assert.Matches("^machine-[0-9a-f]{16}$", one.ClientId);
        Assert.Null(one.LastUsedAt);
        Assert.Equal(["machine-client-added"], await api.AuditOf(added.Id));
        Assert.Equal(one.Name, await api.Scalar<string>("select display_name from auth.event join auth.account on account.id = event.account_id where event.municipality_code = @code and kind = 'program-added'", new { code }));
        // Its account is nobody's to sign in to.
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from auth.account where normalized_user_name = upper(@ClientId) and password_hash is null", new { one.ClientId }));
    }
}
