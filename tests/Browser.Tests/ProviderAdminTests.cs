using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Browser.Tests;

/// <summary>A small municipality's administrator connects its own sign-in: finds it, registers us, tries it, says what it gives, and switches it on and off.</summary>
public sealed class ProviderAdminTests(Product product)
{
    static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [Fact]
    public async Task An_administrator_connects_the_municipalitys_own_sign_in()
    {
        var clock = new SteppedClock();
        clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());
        await using var idp = await MisbehavingProvider.Start(clock);
        idp.IdToken = token => token["groups"] = new System.Text.Json.Nodes.JsonArray("Alla", "IT-drift");
        var page = await product.SignedIn(DemoAccounts.HaparandaAdministrator);

        // Nothing there yet, and an address that is none.
        await page.GotoAsync("/providers");
        await page.LooksRightOnPhoneAndDesk("providers-empty");
        await page.GetByRole(AriaRole.Link, new() { Name = "Koppla en inloggning" }).ClickAsync();
        await page.GetByLabel("Utfärdare (issuer)").FillAsync("www.haparanda.se");
        await page.GetByRole(AriaRole.Button, new() { Name = "Läs och förklara" }).Last.ClickAsync();
        await Expect(page.GetByText("Det här är ingen adress som vi kan använda").First).ToBeVisibleAsync();
        await page.GetByLabel("Utfärdare (issuer)").FillAsync($"{idp.Issuer}/fel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Läs och förklara" }).Last.ClickAsync();
        await Expect(page.GetByText("Det går inte att använda den adressen")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("provider-wrong");

        // Found and explained, then saved switched off.
        await page.GetByLabel("Utfärdare (issuer)").FillAsync($"{idp.Issuer}/.well-known/openid-configuration");
        await page.GetByRole(AriaRole.Button, new() { Name = "Läs igen" }).ClickAsync();
        await Expect(page.GetByText("Hittad, och den har det som behövs")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Kort namn i adresser")).ToHaveValueAsync("haparanda");
        await page.LooksRightOnPhoneAndDesk("provider-explained");
        await page.GetByLabel("Kort namn i adresser").FillAsync("haparanda-prov");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara, avstängd" }).ClickAsync();
        await Expect(page.GetByText("Inloggningen är sparad och avstängd")).ToBeVisibleAsync();
        await Expect(page.GetByText("/federation/haparanda-prov/callback")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("provider-added");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sida att skriva ut" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("provider-registration");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tillbaka" }).ClickAsync();

        // What came back from the registration.
        await page.GetByLabel("Klient-id (client ID)").FillAsync(MisbehavingProvider.ClientId);
        await page.GetByLabel("Med en klienthemlighet").CheckAsync();
        await page.GetByLabel("Klienthemlighet", new() { Exact = false }).Last.FillAsync(MisbehavingProvider.Secret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Sparat. Det gäller direkt.")).ToBeVisibleAsync();
        Assert.DoesNotContain("s&amp;cret", await page.ContentAsync(), StringComparison.Ordinal);

        // A rule that refuses, then a test that goes all the way.
        await page.GetByRole(AriaRole.Link, new() { Name = "Prova inloggningen" }).ClickAsync();
        var groups = idp.IdToken;
        idp.IdToken = token => token["aud"] = "someone else";
        await page.GetByRole(AriaRole.Link, new() { Name = "Till er inloggning" }).ClickAsync();
        await Expect(page.GetByText("Provet stoppades")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("provider-test-refused");
        idp.IdToken = groups;
        await page.GetByRole(AriaRole.Link, new() { Name = "Till er inloggning" }).ClickAsync();
        await Expect(page.GetByText("Allt stämde")).ToBeVisibleAsync();
        await Expect(page.Locator(".account")).ToContainTextAsync("Ingegerd Burvall");

        // What the groups are to give.
        await page.GetByRole(AriaRole.Link, new() { Name = "Tillbaka" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ändra regler" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till en regel" }).ClickAsync();
        await page.GetByLabel("Anspråk (claim)").FillAsync("groups");
        await page.GetByLabel("Värde").FillAsync("IT-drift");
        await page.GetByLabel("Ger", new() { Exact = true }).SelectOptionAsync("role:staff");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till en regel" }).ClickAsync();
        await page.GetByLabel("Värde").Nth(1).FillAsync("Ledning");
        await page.GetByLabel("Ger", new() { Exact = true }).Nth(1).SelectOptionAsync("role:approver");
        await page.GetByLabel("Exempel på en persons uppgifter").FillAsync("groups=Alla\ngroups=IT-drift");
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa vad det ger" }).Last.ClickAsync();
        await Expect(page.GetByText("Stämmer med exemplet")).ToHaveCountAsync(1);
        await page.LooksRightOnPhoneAndDesk("provider-mapping");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara reglerna" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Prova inloggningen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Till er inloggning" }).ClickAsync();
        await Expect(page.GetByText("Medarbetare (groups = IT-drift)")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("provider-test");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tillbaka" }).ClickAsync();

        // On, and off again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Slå på" }).ClickAsync();
        await Expect(page.GetByText("Påslagen. Knappen finns nu på inloggningssidan.")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("provider-on");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ändra inställningar" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("provider-settings");
        await page.GetByLabel("Namn på knappen").FillAsync("Haparanda stad, prov");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Haparanda stad, prov");
        await page.GetByText("Stäng av", new() { Exact = true }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("provider-switch-off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, stäng av" }).ClickAsync();
        await Expect(page.GetByText("Avstängd. Knappen är borta från inloggningssidan.")).ToBeVisibleAsync();
        await page.GetByText("Ta bort", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, ta bort" }).ClickAsync();
        await Expect(page.GetByText("Inloggningen är borttagen.")).ToBeVisibleAsync();

        Assert.Equal(
            ["provider-added", "provider-changed", "provider-mapping-changed", "provider-enabled", "provider-changed", "provider-disabled", "provider-removed"],
            await product.Scalar<string[]>("select array_agg(action order by id) from audit where municipality_code = '2583' and action like 'provider-%'"));
    }

    [Fact]
    public async Task The_operator_finds_any_municipality_without_script()
    {
        var page = await product.SignedIn(DemoAccounts.Operator, script: false);

        await page.GotoAsync("/providers");
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(31);
        await page.GetByLabel("Kommunens namn eller kod").FillAsync("älvs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sök" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync("Älvsbyn");
        await page.GotoAsync("/providers/keys");
        await Expect(page.GetByText("/federation/keys")).ToBeVisibleAsync();

        var look = await product.SignedIn(DemoAccounts.Operator);
        await look.GotoAsync("/providers");
        await look.LooksRightOnPhoneAndDesk("providers-all");
        await look.GotoAsync("/providers/keys");
        await look.LooksRightOnPhoneAndDesk("provider-keys");
    }
}
