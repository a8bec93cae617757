using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class DemoSignInsTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task Lists_the_demos_people_in_their_order_and_nobody_else()
    {
        Assert.Empty(await hosts.Web.Demo.List(TestContext.Current.CancellationToken));
        var (second, first, _) = (await hosts.GivenAccount(), await hosts.GivenAccount(), await hosts.GivenAccount());
        await hosts.Execute(
            "insert into auth.demo_account (account_id, position, task_sv, task_en) values (@first, 1, 'Be om hjälp', 'Ask for help'), (@second, 2, 'Hjälp', 'Help')",
            new { first = first.Id, second = second.Id });

        var people = await hosts.Web.Demo.List(TestContext.Current.CancellationToken);

        Assert.Equal(
            [new(first.UserName, "Ida Provsson", "Be om hjälp", "Ask for help"), new(second.UserName, "Ida Provsson", "Hjälp", "Help")],
            people);
    }
}
