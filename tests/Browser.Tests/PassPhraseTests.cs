using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>A person with many rights changes the own pass phrase on a phone without script. In Umeå.</summary>
public sealed class PassPhraseTests(Product product)
{
    const string Wanted = "granris kokar under bron";

    static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [Fact]
    public async Task A_changed_phrase_opens_and_the_old_one_and_its_sessions_do_not()
    {
        var (_, userName) = await product.GivenAccount("2480", "Sture Burman", ["administrator"]);
        var elsewhere = await product.SignedIn(userName);
        var phone = await product.SignedIn(userName, phone: true, script: false);

        // The menu is long, and folded until it is pressed.
        await Expect(phone.GetByRole(AriaRole.Link, new() { Name = "Åtkomstlogg" })).ToBeHiddenAsync();
        await phone.Locator(".nav-fold summary").ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Link, new() { Name = "Åtkomstlogg" })).ToBeVisibleAsync();
        await phone.KeepPicture("menu-open-390");

        await phone.GotoAsync("/my/security");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Byt lösenfras" }).ClickAsync();
        await phone.GetByLabel("Nuvarande lösenfras").FillAsync("inte den rätta frasen");
        await phone.GetByLabel("Ny lösenfras").FillAsync(Wanted);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Byt lösenfras" }).ClickAsync();
        await Expect(phone.Locator("#Current-error")).ToBeVisibleAsync();
        await phone.KeepPicture("pass-phrase-wrong-390");
        await phone.GetByLabel("Nuvarande lösenfras").FillAsync(DemoAccounts.PassPhrase);
        await phone.GetByLabel("Ny lösenfras").FillAsync(Wanted);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Byt lösenfras" }).ClickAsync();
        await Expect(phone.GetByText("Lösenfrasen är bytt.")).ToBeVisibleAsync();

        await elsewhere.ReloadAsync();
        await Assertions.Expect(elsewhere).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await elsewhere.SendPhrase(userName);
        await Expect(elsewhere.GetByText("Kontrollera användarnamn och lösenfras.")).ToBeVisibleAsync();
        await elsewhere.SendPhrase(userName, Wanted);
        await Expect(elsewhere.Locator(".account")).ToBeVisibleAsync();
        await elsewhere.GotoAsync("/my/security/pass-phrase");
        await elsewhere.LooksRightOnPhoneAndDesk("pass-phrase");
        await elsewhere.SetViewportSizeAsync(390, 844);
        await elsewhere.Locator(".nav-fold summary").ClickAsync();
        await elsewhere.LooksRight("menu-open-script-390");
    }
}
