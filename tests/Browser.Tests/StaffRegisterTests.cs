using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>A coordinator keeps the register: looks, adds, changes, takes in a file. Linköping's, which no other journey uses.</summary>
public sealed class StaffRegisterTests(Product product)
{
    [Fact]
    public async Task The_list_stands_on_phone_and_desk_and_can_be_narrowed()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        await page.GotoAsync("/people");
        await page.LooksRightOnPhoneAndDesk("people");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.LooksRight("people-print");
        await Assertions.Expect(page.GetByRole(AriaRole.Search)).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Kompetens" }).SelectOptionAsync("it.backup");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sök" }).ClickAsync();
        Assert.Contains("skill=it.backup", page.Url);
        await page.LooksRightOnPhoneAndDesk("people-narrowed");

        await page.GetByLabel("Namn, e-post eller titel").FillAsync("finns inte alls");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sök" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ingen passar sökningen")).ToBeVisibleAsync();
        await page.LooksRightOnPhoneAndDesk("people-none");
    }

    [Fact]
    public async Task A_person_is_added_with_rows_that_come_and_go_without_script()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator, script: false);
        await page.GotoAsync("/people/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Skriv personens namn.");

        await page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Åsa \"Ankan\" Öberg 🦆");
        await page.GetByLabel("E-post i tjänsten").FillAsync("asa.oberg@linkoping.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till kompetens" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Namn", new() { Exact = true })).ToHaveValueAsync("Åsa \"Ankan\" Öberg 🦆");
        await page.GetByLabel("Kompetens", new() { Exact = true }).Last.SelectOptionAsync("it.dns");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till ledighet" }).ClickAsync();
        await page.GetByLabel("Från och med").FillAsync("2030-07-10");
        await page.GetByLabel("Till och med").FillAsync("2030-07-01");
        await page.GetByLabel("Natt söndag").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Välj nivå.");

        await page.GetByLabel("Nivå", new() { Exact = true }).Last.SelectOptionAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Sista dagen ligger före den första.");

        await page.GetByLabel("Till och med").FillAsync("2030-07-20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Åsa \"Ankan\" Öberg 🦆");
        await Assertions.Expect(page.GetByLabel("Natt söndag")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("Till och med")).ToHaveValueAsync("2030-07-20");
    }

    [Fact]
    public async Task Forms_stand_on_phone_and_desk_with_and_without_errors()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        await page.GotoAsync("/people/new");
        await page.LooksRightOnPhoneAndDesk("person-new");
        await page.GetByLabel("Timmar kvar hemma per vecka").FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("person-errors");

        await page.GotoAsync("/people");
        await page.Locator("th.person a").First.ClickAsync();
        await page.LooksRightOnPhoneAndDesk("person");
    }

    [Fact]
    public async Task A_stale_tab_shows_both_versions_and_keeps_what_was_typed()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        await page.GotoAsync("/people");
        await page.Locator("th.person a").Nth(3).ClickAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.GetByLabel("Titel").FillAsync("Först sparad");
        await other.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Assertions.Expect(other.GetByText("Ändringen är sparad.")).ToBeVisibleAsync();

        await page.GetByLabel("Titel").FillAsync("Sedan skriven");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByText("Någon annan har sparat medan du skrev")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Titel" })).ToContainTextAsync("Först sparad");
        await Assertions.Expect(page.GetByLabel("Titel")).ToHaveValueAsync("Sedan skriven");
        await page.LooksRightOnPhoneAndDesk("person-outdated");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara det jag skrev" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Ändringen är sparad.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Deactivating_asks_first_and_can_be_undone()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator, script: false);
        await page.GotoAsync("/people/new");
        await page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Slutar Snart");
        await page.GetByLabel("E-post i tjänsten").FillAsync("slutar@linkoping.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();

        await page.GetByText("Avaktivera", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, avaktivera Slutar Snart" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Avaktiverad sedan")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ångra, aktivera igen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Personen är aktiv igen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_is_looked_over_and_then_read_in()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator, script: false);
        await page.GotoAsync("/people/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Granska filen" }).ClickAsync();
        await Assertions.Expect(page.Locator("#File-error")).ToContainTextAsync("Välj en fil först.");
        await Choose(page, "tom.csv", []);
        await Assertions.Expect(page.Locator("#File-error")).ToContainTextAsync("Filen är tom.");
        await Choose(page, "stor.csv", new byte[10 * 1024 * 1024]);
        await Assertions.Expect(page.Locator("#File-error")).ToContainTextAsync("större än 2 MB");

        await Choose(page, "personal.csv", System.Text.Encoding.Latin1.GetBytes(
            "Namn;E-post;Kompetenser;Kan nätter;Allergi\r\nNya Åkesson;nya@linkoping.example;it.backup 3;inga;nej\r\nFel Person;fel(at)linkoping;trolleri 9;ibland;\r\n"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Granska filen");
        await Assertions.Expect(page.GetByText("fel(at)linkoping").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Läs in 1, hoppa över 1 med fel" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nya: 1. Ändrade: 0.")).ToBeVisibleAsync();
        await page.GotoAsync("/people?q=nya+akesson");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Nya Åkesson" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_steps_of_taking_in_a_file_stand_on_phone_and_desk()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        await page.GotoAsync("/people/import");
        await page.LooksRightOnPhoneAndDesk("import");
        var known = (await page.Context.APIRequest.GetAsync("/people/export")).TextAsync();
        var lines = (await known).Split("\r\n");
        await Choose(page, "personal.csv", System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", (string[])
        [
            lines[0], lines[1].Replace(";ja;ja;", ";ja;nej;", StringComparison.Ordinal), lines[2], "Ny Person;ny.person@linkoping.example;;Tekniker;it.dns 3;ja;ja;0;;alla;inga;ja",
            "Fel Person;fel(at)linkoping;ring växeln;;trolleri 9;kanske;;många;;ibland;;", $"{lines[3].Split(';')[0]};annan@linkoping.example;;;;;;;;;;",
        ])));
        await page.LooksRightOnPhoneAndDesk("import-errors");
        await page.GetByRole(AriaRole.Link, new() { Name = "Alla" }).ClickAsync();
        await page.WaitForURLAsync("**/people/import/*?show=all");
        await page.LooksRightOnPhoneAndDesk("import-all");
    }

    [Fact]
    public async Task Works_in_English()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        await page.GotoAsync("/people/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.LooksRight("import-english");
        await page.GotoAsync("/people/new");
        await page.LooksRight("person-new-english");
        await page.GotoAsync("/people");
        await page.LooksRight("people-english");
    }

    static async Task Choose(IPage page, string name, byte[] content)
    {
        await page.GetByLabel("Fil", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
        await page.GetByRole(AriaRole.Button, new() { Name = "Granska filen" }).ClickAsync();
    }
}
