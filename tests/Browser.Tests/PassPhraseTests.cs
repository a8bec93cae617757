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
        var userName = await GivenAdministrator();
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
        await Send(elsewhere, userName, DemoAccounts.PassPhrase);
        await Expect(elsewhere.GetByText("Kontrollera användarnamn och lösenfras.")).ToBeVisibleAsync();
        await Send(elsewhere, userName, Wanted);
        await Expect(elsewhere.Locator(".account")).ToBeVisibleAsync();
        await elsewhere.GotoAsync("/my/security/pass-phrase");
        await elsewhere.LooksRightOnPhoneAndDesk("pass-phrase");
        await elsewhere.SetViewportSizeAsync(390, 844);
        await elsewhere.Locator(".nav-fold summary").ClickAsync();
        await elsewhere.LooksRight("menu-open-script-390");
    }

    static async Task Send(IPage page, string userName, string phrase)
    {
        await page.GetByLabel("Användarnamn").FillAsync(userName);
        await page.GetByLabel("Lösenfras").FillAsync(phrase);
        await page.Locator("form", new() { Has = page.GetByLabel("Lösenfras") }).GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
    }

    Task<string> GivenAdministrator() => product.Scalar<string>(
        """
        with one as (
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, password_hash, security_stamp, concurrency_stamp)
            select @id, @name, upper(@name), 'Sture Burman', municipality_code, password_hash, @name, @name
            from auth.account
            where user_name = @like
            returning id, user_name, municipality_code),
        rights as (
            insert into auth.account_role (account_id, municipality_code, role)
            select id, municipality_code, 'administrator' from one)
        select user_name from one
        """,
        new { id = Guid.CreateVersion7(), name = $"phrase.{Guid.NewGuid():n}", like = DemoAccounts.UmeaCoordinator });
}
