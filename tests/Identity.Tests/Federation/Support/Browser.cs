using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>Follows redirects between our host and the provider, and keeps our cookies.</summary>
/// <remarks>Not the framework's cookie container: it goes by the machine's clock, and would drop a cookie that ends in the test's future.</remarks>
sealed class Browser(FederatedHost host) : IDisposable
{
    static readonly HttpClient Outside = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    readonly HttpClient site = host.Client();

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Where the last sign-in asked for its nonce.</summary>
    public string? Nonce { get; private set; }

    /// <summary>Until a page, or an address that holds <paramref name="stopAt"/>.</summary>
    public async Task<Landing> Go(string address, string? stopAt = null)
    {
        var at = new Uri(new("http://localhost/"), address);
        for (var hop = 0; hop < 12; hop++)
        {
            if (stopAt is not null && at.ToString().Contains(stopAt, StringComparison.Ordinal)) return new(at, HttpStatusCode.Redirect, "");
            using var response = await Get(at);
            if (response.Headers.Location is not { } next) return new(at, response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            at = new(at, next);
            if (QueryHelpers.ParseQuery(at.Query).TryGetValue("nonce", out var nonce)) Nonce = nonce;
        }

        throw new InvalidOperationException($"Redirected without end, at last to {at}.");
    }

    public async Task<HttpResponseMessage> Get(Uri at)
    {
        if (at.Host != "localhost") return await Outside.GetAsync(at, TestContext.Current.CancellationToken);

        using var request = new HttpRequestMessage(HttpMethod.Get, at);
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await site.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
                if (cookie[1].Length > 0) Cookies[cookie[0]] = cookie[1];
                else Cookies.Remove(cookie[0]);
        }

        return response;
    }

    public void Dispose() => site.Dispose();
}

sealed record Landing(Uri Address, HttpStatusCode Status, string Body)
{
    /// <summary>In one word: <c>signed in</c>, <c>not linked</c>, or the rule by which it was refused.</summary>
    public string Outcome => this switch
    {
        { Address.AbsolutePath: "/page", Status: HttpStatusCode.OK } => "signed in",
        { Address.AbsolutePath: "/sign-in/not-linked" } => "not linked",
        { Address.AbsolutePath: "/sign-in" } when QueryHelpers.ParseQuery(Address.Query).TryGetValue("refused", out var rule) => rule.ToString(),
        _ => $"{(int)Status} at {Address.PathAndQuery}",
    };
}
