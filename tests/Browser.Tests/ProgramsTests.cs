using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Browser.Tests;

/// <summary>An administrator lets the municipality's staff system in; it gets in by what the page says of it, and is out when the page says so.</summary>
public sealed class ProgramsTests(Product product)
{
    const string Haparanda = "2583";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [Fact]
    public async Task An_administrator_connects_the_staff_system_and_it_gets_in_until_it_is_switched_off()
    {
        using var key = RSA.Create(2048);
        var page = await product.SignedIn(DemoAccounts.HaparandaAdministrator);
        await page.GotoAsync("/programs");
        await page.LooksRightOnPhoneAndDesk("programs-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "Anslut ett program" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.Locator(".ds-error-summary")).ToContainTextAsync("Skriv programmets namn.");
        await page.LooksRightOnPhoneAndDesk("program-errors");

        // The secret half of a key is refused, and what else was typed stays.
        await page.GetByLabel("Programmets namn").FillAsync("Personalsystemet");
        await page.GetByLabel("Personalregistret").CheckAsync();
        await page.GetByLabel("Öppna nycklar (JWKS)").FillAsync(Keys(key, secret: true));
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.Locator("#PublicKeys-error")).ToContainTextAsync("Det här innehåller den hemliga nyckeln.");
        await Expect(page.GetByLabel("Programmets namn")).ToHaveValueAsync("Personalsystemet");
        await page.GetByLabel("Öppna nycklar (JWKS)").FillAsync(Keys(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.GetByText("Programmet är anslutet.")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("program");

        // The program is told what stands there, and nothing else.
        var id = await page.Locator("dl.for-maker dd code").Nth(0).InnerTextAsync();
        var audience = await page.Locator("dl.for-maker dd code").Nth(1).InnerTextAsync();
        Assert.Equal(Product.Audience, audience);
        var token = await Token(key, id, audience);
        Assert.Equal(HttpStatusCode.OK, await People(token));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(token, "/time-reports"));

        await page.GotoAsync("/programs");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Personalsystemet" })).Not.ToContainTextAsync("Aldrig");
        await page.LooksRightOnPhoneAndDesk("programs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Personalsystemet" }).ClickAsync();
        await page.GetByLabel("Programmet är påslaget").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.GetByText("Ändringen är sparad och gäller från nästa anrop.")).ToBeVisibleAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await People(token));

        await page.GetByText("Ta bort programmet", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, ta bort Personalsystemet" }).ClickAsync();
        await Expect(page.GetByText("Programmet är borttaget.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Inga program är anslutna")).ToBeVisibleAsync();
    }

    /// <summary>As the page tells the program's maker: RFC 7523, the form that is sent included.</summary>
    async Task<string> Token(RSA key, string clientId, string audience)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var assertion = Jose.Ps256(
            new() { ["alg"] = "PS256" },
            new() { ["iss"] = clientId, ["sub"] = clientId, ["aud"] = audience, ["jti"] = Guid.NewGuid().ToString(), ["iat"] = now, ["exp"] = now + 60 },
            key);
        using var api = new HttpClient { BaseAddress = product.Api };
        using var answer = await api.PostAsync(
            "/machine/token",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = assertion,
            }),
            Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("access_token").GetString()!;
    }

    Task<HttpStatusCode> People(string token) => Get(token, $"/municipalities/{Haparanda}/people");

    async Task<HttpStatusCode> Get(string token, string path)
    {
        using var api = new HttpClient { BaseAddress = product.Api, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await api.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }

    static string Keys(RSA key, bool secret = false)
    {
        var jwk = Jose.Public(key, "1");
        jwk["alg"] = "PS256";
        if (secret) jwk["d"] = Jose.Base64Url(key.ExportParameters(includePrivateParameters: true).D);
        return new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString();
    }
}
