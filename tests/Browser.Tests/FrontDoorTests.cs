using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>What everyone meets: the start page, signing in, the other language, the pages that say no.</summary>
public sealed class FrontDoorTests(Product product)
{
    [Theory]
    [InlineData("/", "start")]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/accessibility", "accessibility")]
    [InlineData("/nowhere", "not-found")]
    public async Task Open_pages_stand_on_phone_and_desk(string path, string name)
    {
        var page = await product.Stranger();

        await page.GotoAsync(path);

        await page.LooksRightOnPhoneAndDesk(name);
    }

    [Fact]
    public async Task A_wrong_pass_phrase_says_so_and_keeps_the_name()
    {
        var page = await product.Stranger(phone: true);
        await page.GotoAsync("/sign-in");

        await page.GetByLabel("Användarnamn").FillAsync(DemoAccounts.KalixLead);
        await page.GetByLabel("Lösenfras").FillAsync("helt fel lösenfras");
        await page.Locator("form", new() { Has = page.GetByLabel("Lösenfras") }).GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Användarnamn")).ToHaveValueAsync(DemoAccounts.KalixLead);
        await Assertions.Expect(page.GetByLabel("Lösenfras")).ToHaveValueAsync("");
        await page.LooksRight("sign-in-refused-390");
    }

    [Fact]
    public async Task The_other_language_is_one_press_away_without_script()
    {
        var page = await product.Stranger(phone: true, script: false);
        await page.GotoAsync("/sign-in");

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sign in");
    }
}
