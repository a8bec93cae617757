using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>A crisis lead declares an incident, builds a request from a template, and sends it.</summary>
public sealed class AskForHelpTests(Product product)
{
    [Fact]
    public async Task An_incident_becomes_a_request_that_other_municipalities_see()
    {
        var page = await product.SignedIn(DemoAccounts.NorrkopingLead);
        await page.GotoAsync("/incidents/new");
        await page.LooksRightOnPhoneAndDesk("incident-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmäl händelsen" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("incident-new-refused");

        await page.GetByLabel("Rubrik").FillAsync("Övning: inloggningen nere");
        await page.GetByLabel("Läget", new() { Exact = true }).FillAsync("Ingen kan logga in. \"Allt\" står still 🦌.");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("kommunallagen 9 kap. 37") }).CheckAsync();
        await page.GetByLabel("Vem har beslutat att be om hjälp").FillAsync("Kommundirektören");
        await page.GetByLabel("Plats", new() { Exact = true }).FillAsync("Rådhuset");
        await page.GetByLabel("Kontaktperson").FillAsync("Camilla Ekholm");
        await page.GetByLabel("Telefon", new() { Exact = true }).FillAsync("070-174 06 20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmäl händelsen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Händelsen är anmäld")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Ny hjälpbegäran" }).First.ClickAsync();
        await page.LooksRightOnPhoneAndDesk("request-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa utkast" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Utkastet är skapat")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("request-draft");

        // Four lines of the template ask for this one to be on duty beside them. That it is missing is told of and stops nothing.
        var liaison = page.Locator("li.need", new() { HasTextRegex = new("× Kommunikatör vid IT") });
        await liaison.Locator("summary").ClickAsync();
        await liaison.GetByRole(AriaRole.Button, new() { NameRegex = new("^Ta bort") }).ClickAsync();
        await Assertions.Expect(page.Locator("#size")).ToContainTextAsync("Ingen kommunikatör vid IT är begärd");
        await page.LooksRightOnPhoneAndDesk("request-draft-no-liaison");

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara och gå till skicka" }).ClickAsync();
        await page.WaitForURLAsync("**/send*");
        await Assertions.Expect(page.Locator(".liaison")).ToContainTextAsync("Ingen kommunikatör vid IT är begärd");
        await page.LooksRightOnPhoneAndDesk("request-send");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Skicka") }).ClickAsync();
        await Assertions.Expect(page.GetByText("Begäran är skickad")).ToBeVisibleAsync();

        var neighbour = await product.SignedIn(DemoAccounts.LinkopingCoordinator, phone: true, script: false);
        await neighbour.GotoAsync("/open-requests");
        await Assertions.Expect(neighbour.GetByText("Övning: inloggningen nere").First).ToBeVisibleAsync();
    }
}
