using System.Text.Json;
using System.Web;
using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;

namespace MutualAid.Browser.Tests;

/// <summary>Passkeys in a real browser, with an authenticator that Chromium plays.</summary>
public sealed class PasskeyTests(Product product)
{
    const string SignIn = "Logga in med passkey";

    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_name_and_ends_when_it_is_removed()
    {
        var page = await product.SignedIn(await GivenAccount());
        await GivenAuthenticator(page);
        await page.GotoAsync("/my/security");
        await page.LooksRightOnPhoneAndDesk("security-nothing");

        await Add(page);
        await page.LooksRightOnPhoneAndDesk("security-passkey");

        await page.GetByRole(AriaRole.Link, new() { Name = "Bekräfta att det är du" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("confirm-passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekräfta med passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Den här")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Den här" })).ToContainTextAsync("passkey");
        await page.LooksRightOnPhoneAndDesk("security-strong");

        await page.GotoAsync("/my/security/app");
        await page.LooksRightOnPhoneAndDesk("security-app");
        await page.GotoAsync("/my/security/codes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gör tio koder" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.LooksRightOnPhoneAndDesk("security-codes");

        await page.GotoAsync("/my/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ändra Min telefon" }).ClickAsync();
        await page.GetByLabel("Namn").FillAsync("Gamla telefonen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ändra Gamla telefonen" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("security-passkey-change");
        await page.GetByText("Ta bort passkey", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, ta bort Gamla telefonen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Din passkey är borttagen.")).ToBeVisibleAsync();

        await SignInByPasskey(page);
        await Assertions.Expect(page.GetByText("Din passkey godtogs inte.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_answer_that_is_sent_a_second_time_opens_nothing()
    {
        var page = await product.SignedIn(await GivenAccount());
        await GivenAuthenticator(page);
        await page.GotoAsync("/my/security");
        await Add(page);

        var request = await page.RunAndWaitForRequestAsync(() => SignInByPasskey(page), sent => sent.Method == "POST" && sent.Url.EndsWith("/sign-in", StringComparison.Ordinal));
        var sent = HttpUtility.ParseQueryString(request.PostData!);
        await page.Locator(".account").WaitForAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await Send(page, sent["Passkey.State"]!, sent["Passkey.Credential"]!);

        await IsRefused(page);
        await page.LooksRightOnPhoneAndDesk("sign-in-passkey-refused");
    }

    [Fact]
    public async Task A_copy_of_a_key_opens_nothing_once_the_key_has_been_used()
    {
        var page = await product.SignedIn(await GivenAccount());
        var (devices, device) = await GivenAuthenticator(page);
        await page.GotoAsync("/my/security");
        await Add(page);
        var copied = await devices.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = device });
        var copy = copied!.Value.GetProperty("credentials")[0].Clone();
        await SignInByPasskey(page);
        await page.Locator(".account").WaitForAsync();

        // What was copied counts on from where the key stood then.
        await devices.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = device });
        await devices.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = device, ["credential"] = copy });
        await SignInByPasskey(page);

        await IsRefused(page);
    }

    [Fact]
    public async Task What_a_key_signs_for_another_site_opens_nothing_here()
    {
        var page = await product.SignedIn(await GivenAccount());
        await GivenAuthenticator(page);
        await page.GotoAsync("/my/security");
        await Add(page);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        var challenge = await page.Locator("[data-passkey]").GetAttributeAsync("data-options");
        var state = await page.Locator("[name='Passkey.State']").GetAttributeAsync("value");

        // Another port of the same name is another origin, and the nearest that a browser lets a foreign page come.
        var foreign = new UriBuilder(page.Url) { Port = 9, Path = "/" }.Uri;
        await page.RouteAsync($"{foreign}**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Another site</title>" }));
        await page.GotoAsync(foreign.ToString());
        var credential = await page.EvaluateAsync<string>(
            "async options => JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) }))", challenge);
        await page.GotoAsync("/sign-in");
        await Send(page, state!, credential);

        await IsRefused(page);
    }

    [Fact]
    public async Task A_device_that_does_not_know_who_holds_it_opens_nothing()
    {
        var page = await product.SignedIn(await GivenAccount());
        var (devices, device) = await GivenAuthenticator(page);
        await page.GotoAsync("/my/security");
        await Add(page);
        await devices.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device, ["isUserVerified"] = false });

        await SignInByPasskey(page);

        await Assertions.Expect(page.GetByText("Det blev ingen passkey.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".account")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_a_printed_code_does()
    {
        var userName = await GivenAccount();
        var page = await product.SignedIn(userName, phone: true, script: false);
        await page.GotoAsync("/my/security/codes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gör tio koder" }).ClickAsync();
        var code = await page.Locator(".codes code").First.InnerTextAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.SendPhrase(userName);
        await page.GetByLabel("Kod").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();

        await Assertions.Expect(page.Locator(".account")).ToBeVisibleAsync();
    }

    /// <summary>Another lead of Kalix: what is enrolled here asks nothing of the other journeys.</summary>
    async Task<string> GivenAccount() => (await product.GivenAccount("2514", "Marja Törmänen", ["crisis_lead"])).UserName;

    static async Task<(ICDPSession Devices, string Device)> GivenAuthenticator(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        var added = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (devices, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    static async Task Add(IPage page)
    {
        await page.GetByLabel("Namn").FillAsync("Min telefon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Din passkey är tillagd.")).ToBeVisibleAsync();
    }

    /// <summary>An answer that the page itself did not get.</summary>
    static Task<JsonElement?> Send(IPage page, string state, string credential) => page.EvaluateAsync(
        """
        ([state, credential]) => {
          const form = document.querySelector('[data-passkey]').form;
          form.elements['Passkey.State'].value = state;
          form.elements['Passkey.Credential'].value = credential;
          form.submit();
        }
        """,
        new[] { state, credential });

    static async Task IsRefused(IPage page)
    {
        await Assertions.Expect(page.GetByText("Din passkey godtogs inte.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".account")).ToHaveCountAsync(0);
    }

    static async Task SignInByPasskey(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = SignIn }).ClickAsync();
    }
}
