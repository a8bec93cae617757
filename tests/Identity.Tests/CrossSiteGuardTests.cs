using System.Net;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class CrossSiteGuardTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_change_with_the_cookie_alone_is_refused(string method)
    {
        using var response = await Send(method, header: null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("/problems/cross-site-request", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Another_value_of_the_header_is_refused()
    {
        using var response = await Send("POST", header: "evil");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_change_with_cookie_and_header_goes_on()
    {
        using var response = await Send("POST", CrossSiteGuard.Value);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Reading_needs_no_header()
    {
        using var response = await Send("GET", header: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Without_a_session_there_is_nothing_to_abuse()
    {
        using var client = hosts.Api.Client();
        using var response = await client.PostAsync("/who", null, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    async Task<HttpResponseMessage> Send(string method, string? header)
    {
        var account = await hosts.GivenAccount();
        using var client = hosts.Api.Client(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        using var request = new HttpRequestMessage(new(method), "/who");
        if (header is not null) request.Headers.Add(CrossSiteGuard.Header, header);
        return await client.SendAsync(request, Cancel);
    }
}
