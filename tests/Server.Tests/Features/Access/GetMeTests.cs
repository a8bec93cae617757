using System.Net;
using MutualAid.Contracts.Access;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Access;

public sealed class GetMeTests(Api api)
{
    [Fact]
    public async Task Says_who_is_signed_in_and_what_they_may_do()
    {
        using var client = await api.SignedIn("coordinator", "2580");

        var me = await (await client.GetAsync("/me", TestContext.Current.CancellationToken)).Read<GetMeResponse>();

        Assert.Equal(("Ada Provsson", "2580", "Luleå"), (me.Name, me.MunicipalityCode, me.MunicipalityName));
        Assert.Equal(new RoleDto("coordinator", "2580"), Assert.Single(me.Roles));
        Assert.Null(me.PersonId);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await client.GetAsync("/me", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
