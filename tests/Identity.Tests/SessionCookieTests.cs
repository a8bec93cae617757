using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class SessionCookieTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task Over_https_the_cookie_is_bound_to_the_host_and_to_encryption()
    {
        await using var host = await TestHost.Start(hosts.WebConnection, WhenRefused.Redirect, hosts.Clock, ("Identity:Https", "true"));

        var parts = await SetCookie(host);

        Assert.StartsWith("__Host-mutualaid.session=", parts[0], StringComparison.Ordinal);
        Assert.Equal(["path=/", "secure", "samesite=lax", "httponly"], parts[1..]);
    }

    [Fact]
    public async Task On_a_demo_machine_without_https_scripts_and_other_sites_are_kept_out_all_the_same()
    {
        var parts = await SetCookie(hosts.Web);

        Assert.StartsWith("mutualaid.session=", parts[0], StringComparison.Ordinal);
        Assert.Equal(["path=/", "samesite=lax", "httponly"], parts[1..]);
    }

    async Task<string[]> SetCookie(TestHost host)
    {
        var account = await hosts.GivenAccount();
        using var client = host.Client();
        using var response = await client.PostAsync($"/sign-in?name={account.UserName}&phrase={Uri.EscapeDataString(TwoHosts.Phrase)}", null, TestContext.Current.CancellationToken);
        return response.Headers.GetValues("Set-Cookie").Single().Split("; ");
    }
}
