using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>Signing in through a municipality's own provider: a real one, in a process of its own that dies when it is told to.</summary>
public sealed class MunicipalSignInTests(Product product)
{
    const string Ebba = "Ebba Lindström";

    [Fact]
    public async Task An_invited_person_finds_the_municipality_gets_an_account_with_the_groups_role_and_the_next_time_goes_straight_in()
    {
        var (person, name) = await SomebodyIn("2482");
        var coordinator = await product.Stranger();
        await coordinator.GotoAsync("/sign-in");
        await Choose(coordinator, "Skellefteå");
        await SignInAt(coordinator, "Skellefteås", "Samordnaren i Skellefteå");
        await Assertions.Expect(coordinator.Locator(".account")).ToContainTextAsync("Skellefteå");

        // Which of the municipality's groups give which role here. It opens doors for others, so the provider is asked anew who this is.
        await coordinator.GotoAsync("/providers");
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "Skellefteå kommun" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "Bekräfta hos Skellefteå kommun" }).ClickAsync();
        await Press(coordinator, "Samordnaren i Skellefteå");
        await coordinator.GetByRole(AriaRole.Link, new() { Name = "Ändra regler" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Lägg till en regel" }).ClickAsync();
        await coordinator.GetByLabel("Anspråk (claim)").FillAsync("groups");
        await coordinator.GetByLabel("Värde").FillAsync("Ledning");
        await coordinator.GetByLabel("Ger", new() { Exact = true }).SelectOptionAsync("role:approver");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Spara reglerna" }).ClickAsync();

        await coordinator.GotoAsync($"/people/{person}");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Gör en inbjudan" }).ClickAsync();
        var code = await coordinator.Locator(".code code").InnerTextAsync();

        var phone = await product.Stranger(phone: true, script: false);
        await phone.GotoAsync("/sign-in");
        await Choose(phone, "skellef");
        await SignInAt(phone, "Skellefteås", Ebba);
        await Assertions.Expect(phone.GetByText($"Skellefteås inloggning säger att du är {Ebba}.")).ToBeVisibleAsync();
        await phone.GetByLabel("Kod").FillAsync("K3VN-8QXT-5MWP-2HCR");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gör kontot och logga in" }).ClickAsync();
        await Assertions.Expect(phone.Locator("#Code-error")).ToContainTextAsync("Koden gäller inte.");
        await phone.GetByLabel("Kod").FillAsync(code.ToLowerInvariant());
        await phone.GetByRole(AriaRole.Button, new() { Name = "Gör kontot och logga in" }).ClickAsync();
        await Assertions.Expect(phone.Locator(".account")).ToContainTextAsync(name);
        // The invitation made them staff, and their group lets them approve loans.
        Assert.Equal(["approver", "staff"], await product.Scalar<string[]>(
            "select array_agg(role order by role) from auth.account_role join person using (account_id) where person.id = @person", new { person }));
        await phone.GotoAsync("/offers");
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Erbjudanden");

        // Signed out here and there: the provider asks again who it is.
        await phone.Locator(".account summary").ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Logga ut", Exact = true }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Ja, logga ut" }).ClickAsync();
        await Assertions.Expect(phone.GetByText("Du är utloggad.")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Skellefteå" })).ToBeVisibleAsync();
        await SignInAt(phone, "Skellefteås", Ebba);
        await Assertions.Expect(phone.Locator(".account")).ToContainTextAsync(name);
    }

    [Fact]
    public async Task Every_page_on_the_way_stands_on_phone_and_desk()
    {
        var page = await product.Stranger();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Kommun", new() { Exact = true }).FillAsync("fal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Vilken av dem menar du?")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("sign-in-which");

        await Choose(page, "Skellefteå");
        await page.LooksRightOnPhoneAndDesk("sign-in-municipality");
        await page.GetByText("Välj en annan kommun").ClickAsync();
        await page.LooksRightOnPhoneAndDesk("sign-in-another");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fungerar inte kommunens inloggning?" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("sign-in-other-ways");
        await page.GotoAsync("/sign-in?refused=signature&provider=skelleftea");
        await page.LooksRightOnPhoneAndDesk("sign-in-refused-by-rule");

        await page.GotoAsync("/sign-in");
        await SignInAt(page, "Skellefteås", "Olle Marklund");
        await page.LooksRightOnPhoneAndDesk("not-linked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gör kontot och logga in" }).ClickAsync();
        await Assertions.Expect(page.Locator("#Code-error")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("not-linked-refused");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in/not-linked");
        await page.LooksRightOnPhoneAndDesk("not-linked-gone");
    }

    [Fact]
    public async Task Who_has_an_account_here_signs_in_to_it_once_and_links_it_and_nobody_elses_can_be()
    {
        var stranger = await product.SignedIn(DemoAccounts.PiteaCoordinator);
        await stranger.GotoAsync("/federation/alvsbyn/start");
        await Press(stranger, "Ingrid Öberg");
        await Assertions.Expect(stranger.GetByText("Kontot Fredrik Sellström hör till en annan kommun än Älvsbyn.")).ToBeVisibleAsync();
        await Assertions.Expect(stranger.GetByRole(AriaRole.Button, new() { Name = "Koppla kontot" })).ToHaveCountAsync(0);
        await stranger.LooksRightOnPhoneAndDesk("not-linked-elsewhere");

        var (_, userName) = await product.GivenAccount("2560", "Ingrid Provsson", []);
        var page = await product.Stranger(script: false);
        await page.GotoAsync("/sign-in");
        await Choose(page, "älvs");
        await SignInAt(page, "Älvsbyns", "Ingrid Öberg");
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in och koppla" }).ClickAsync();
        await page.SendPhrase(userName);
        await Assertions.Expect(page.GetByText("öppnas sedan också av Älvsbyns inloggning, som Ingrid Öberg.")).ToBeVisibleAsync();
        await page.KeepPicture("not-linked-link-1280");
        await page.GetByRole(AriaRole.Button, new() { Name = "Koppla kontot" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Kontot är kopplat.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Den här" })).ToContainTextAsync("kommunens inloggning");
    }

    [Fact]
    public async Task A_sign_out_at_the_provider_ends_the_session_on_the_web_and_at_the_api()
    {
        var page = await product.Stranger();
        await page.GotoAsync("/federation/skelleftea/start?returnUrl=%2Fmy%2Fsecurity");
        await Press(page, "Samordnaren i Skellefteå");
        await Assertions.Expect(page.GetByText("Den här", new() { Exact = true })).ToBeVisibleAsync();
        var session = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name.EndsWith("mutualaid.session", StringComparison.Ordinal));
        using var api = new HttpClient { BaseAddress = product.Api };
        Assert.Equal(HttpStatusCode.OK, await Me());

        var elsewhere = await page.Context.NewPageAsync();
        await elsewhere.GotoAsync($"{product.Skelleftea.Issuer}/session/end");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Ja, logga ut" }).ClickAsync();
        await Assertions.Expect(elsewhere.GetByText("Du är utloggad ur")).ToBeVisibleAsync();

        await Until(async () => await Me() == HttpStatusCode.Unauthorized);
        await page.ReloadAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sign-in"));

        async Task<HttpStatusCode> Me()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/me") { Headers = { { "Cookie", $"{session.Name}={session.Value}" } } };
            using var answer = await api.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task When_the_provider_dies_the_page_says_so_the_way_there_stays_open_and_a_phrase_alone_is_not_enough()
    {
        var (_, userName) = await product.GivenAccount("2560", "Ingrid Provsson", []);
        var signedIn = await product.Stranger();
        await product.Scalar<int>(
            "with linked as (insert into auth.external_login (issuer, subject, account_id) select @Issuer, 'nils', id from auth.account where user_name = @userName returning 1) select count(*)::int from linked",
            new { product.Alvsbyn.Issuer, userName });
        await signedIn.GotoAsync("/federation/alvsbyn/start?returnUrl=%2Fmy%2Fsecurity");
        await Press(signedIn, "Nils Åström");
        await Assertions.Expect(signedIn.Locator(".account")).ToBeVisibleAsync();

        await product.Alvsbyn.Kill();
        try
        {
            var page = await product.Stranger();
            await page.GotoAsync("/sign-in");
            await Choose(page, "Älvsbyn");
            // There, before it is loaded anew: a reload in the middle of the form's own answer is none.
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Älvsbyn" })).ToBeVisibleAsync();
            await Until(async () =>
            {
                await page.ReloadAsync();
                return await page.GetByText("Älvsbyns inloggning svarar inte sedan").IsVisibleAsync();
            });
            await page.LooksRightOnPhoneAndDesk("sign-in-down");

            var start = await page.GetByRole(AriaRole.Link, new() { Name = "Försök ändå med Älvsbyns inloggning" }).GetAttributeAsync("href");
            var redirect = await page.APIRequest.GetAsync(start!, new() { MaxRedirects = 0 });
            Assert.StartsWith($"{product.Alvsbyn.Issuer}/auth?", redirect.Headers["location"], StringComparison.Ordinal);

            // Past the provider a phrase alone is not enough; passkeys and printed codes are, see CrisisTests.
            await page.SendPhrase(userName);
            await page.WaitForURLAsync("**/sign-in?**done=not-enough**");

            // The session that came from it goes on, and its end is told of as it is.
            await signedIn.ReloadAsync();
            await signedIn.Locator(".account summary").ClickAsync();
            await signedIn.GetByRole(AriaRole.Button, new() { Name = "Logga ut", Exact = true }).ClickAsync();
            await Assertions.Expect(signedIn.GetByText("Älvsbyns inloggning svarar inte, så du kan fortfarande vara inloggad där.")).ToBeVisibleAsync();
            await Assertions.Expect(signedIn.Locator(".account")).ToHaveCountAsync(0);
            await signedIn.LooksRightOnPhoneAndDesk("sign-out-provider-down");
        }
        finally
        {
            await product.Alvsbyn.Start();
        }

        var after = await product.Stranger();
        await after.GotoAsync("/sign-in?municipality=2560");
        await Until(async () =>
        {
            await after.ReloadAsync();
            return await after.GetByRole(AriaRole.Link, new() { Name = "Logga in med Älvsbyns inloggning" }).IsVisibleAsync();
        });
    }

    static async Task Choose(IPage page, string typed)
    {
        await page.GetByLabel("Kommun", new() { Exact = true }).FillAsync(typed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();
    }

    /// <summary>From our page to the provider's, and back.</summary>
    static async Task SignInAt(IPage page, string whose, string person)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = $"Logga in med {whose} inloggning" }).ClickAsync();
        await Press(page, person);
    }

    static Task Press(IPage page, string person) => page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();

    /// <summary>Asks again and again for a minute, which is how soon it must be so.</summary>
    static async Task Until(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (!await so()) await again.WaitForNextTickAsync(patience.Token);
    }

    async Task<(Guid Id, string Name)> SomebodyIn(string municipality)
    {
        var id = await product.Scalar<Guid>("select id from person where municipality_code = @municipality and account_id is null and deactivated_at is null order by name limit 1", new { municipality });
        return (id, await product.Scalar<string>("select name from person where id = @id", new { id }));
    }
}
