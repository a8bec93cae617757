using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>The municipality's own sign-in is dead: with printed codes, with a colleague's help, and by a neighbour who files.</summary>
public sealed class CrisisTests(Product product)
{
    /// <summary>Municipalities of which the other journeys know nothing.</summary>
    const string Överkalix = "2513", Övertorneå = "2518", Jokkmokk = "2510", Arjeplog = "2506", Pajala = "2521";

    [Fact]
    public async Task With_a_printed_code_a_crisis_lead_gets_in_does_the_work_and_a_colleague_reviews_it()
    {
        await Given("anna.overkalix", "Anna Lantto", Överkalix, "crisis_lead", "coordinator");
        await Given("bertil.overkalix", "Bertil Niva", Överkalix, "crisis_lead");
        var prepared = await product.SignedIn("anna.overkalix");
        await prepared.GotoAsync("/my/security/codes");
        await prepared.GetByRole(AriaRole.Button, new() { Name = "Gör tio koder" }).ClickAsync();
        var code = await prepared.Locator(".codes code").First.InnerTextAsync();
        var colleague = await product.SignedIn("bertil.overkalix");
        await GivenDeadProvider(Överkalix);

        var anna = await product.Stranger(phone: true, script: false);
        await anna.GotoAsync("/sign-in");
        await anna.GetByRole(AriaRole.Link, new() { Name = "Fungerar inte kommunens inloggning?" }).ClickAsync();
        await anna.SendPhrase("anna.overkalix");
        await anna.GetByLabel("Kod").FillAsync(code);
        await anna.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        var banner = anna.GetByRole(AriaRole.Region, new() { Name = "Krisinloggning." });
        await Assertions.Expect(banner).ToContainTextAsync("Övriga krisledare och driften har fått veta");

        await Declare(anna, "Allt är nere i Överkalix");
        await Assertions.Expect(anna.GetByText("Händelsen är anmäld")).ToBeVisibleAsync();
        await Assertions.Expect(banner).ToBeVisibleAsync();
        await anna.GotoAsync("/people");
        await Assertions.Expect(anna.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("Vår personal");
        await anna.GotoAsync("/my/security/codes");
        await Assertions.Expect(anna.GetByRole(AriaRole.Button, new() { Name = "Gör tio koder" })).ToHaveCountAsync(0);
        await Assertions.Expect(anna.GetByRole(AriaRole.Link, new() { Name = "Släpp in en kollega" })).ToHaveCountAsync(0);
        await anna.GotoAsync("/vouching");
        await Assertions.Expect(anna.GetByText("kan du inte släppa in andra")).ToBeVisibleAsync();

        await colleague.GotoAsync("/incidents");
        await Assertions.Expect(colleague.GetByText("Krisinloggning pågår")).ToBeVisibleAsync();
        await colleague.LooksRightOnPhoneAndDesk("crisis-notice");
        await colleague.GetByRole(AriaRole.Link, new() { NameRegex = new("^Titta") }).ClickAsync();
        await Assertions.Expect(colleague.GetByText("Anmälde en händelse: Allt är nere i Överkalix")).ToBeVisibleAsync();
        await colleague.LooksRightOnPhoneAndDesk("crisis-session");
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Spara granskningen" }).ClickAsync();
        await Assertions.Expect(colleague.GetByText("Skriv vad du kom fram till.").First).ToBeVisibleAsync();
        await colleague.GetByLabel("Anteckning").FillAsync("Jag satt bredvid Anna när hon anmälde.");
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Spara granskningen" }).ClickAsync();
        await Assertions.Expect(colleague.GetByText("Granskningen är sparad.")).ToBeVisibleAsync();
        await colleague.LooksRightOnPhoneAndDesk("crisis-sessions");

        await colleague.GetByRole(AriaRole.Button, new() { NameRegex = new("^Avsluta") }).First.ClickAsync();
        await Assertions.Expect(colleague.GetByText("Inloggningen är avslutad.")).ToBeVisibleAsync();
        await anna.GotoAsync("/incidents");
        await anna.WaitForURLAsync("**/sign-in**");
    }

    [Fact]
    public async Task A_crisis_session_looks_right_and_a_pass_phrase_alone_is_not_enough()
    {
        await Given("ella.arjeplog", "Ella Grufvisare", Arjeplog, "crisis_lead");
        var prepared = await product.SignedIn("ella.arjeplog");
        await prepared.GotoAsync("/my/security/codes");
        await GivenDeadProvider(Arjeplog);

        var without = await product.Stranger();
        await without.GotoAsync("/sign-in");
        await without.SendPhrase("ella.arjeplog");
        await Assertions.Expect(without.GetByText("Lösenfrasen räcker inte ensam")).ToBeVisibleAsync();
        await without.LooksRightOnPhoneAndDesk("crisis-other-ways");

        await prepared.GetByRole(AriaRole.Button, new() { Name = "Gör tio koder" }).ClickAsync();
        var code = await prepared.Locator(".codes code").First.InnerTextAsync();
        await without.GotoAsync("/sign-in");
        await without.SendPhrase("ella.arjeplog");
        await without.GetByLabel("Kod").FillAsync(code);
        await without.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await without.Locator(".crisis-banner").WaitForAsync();
        await without.LooksRightOnPhoneAndDesk("crisis-banner");
    }

    [Fact]
    public async Task Two_people_elsewhere_let_a_colleague_in_over_the_phone()
    {
        var cecilia = await Given("cecilia.overtornea", "Cecilia Kyrö", Övertorneå, "crisis_lead");
        await GivenDeadProvider(Övertorneå);
        await product.Scalar<int?>("insert into crisis_phone (account_id, number, entered_at) values (@cecilia, '070-174 06 21', now() - interval '30 days')", new { cecilia });
        await Given("disa.jokkmokk", "Disa Pokka", Jokkmokk, "crisis_lead");
        await Given("erik.jokkmokk", "Erik Länta", Jokkmokk, "crisis_lead");

        var voucher = await product.SignedIn("disa.jokkmokk");
        await voucher.GetByRole(AriaRole.Link, new() { Name = "Släpp in en kollega" }).ClickAsync();
        await voucher.GetByLabel("Drabbad kommun").SelectOptionAsync("Övertorneå");
        await voucher.GetByRole(AriaRole.Button, new() { Name = "Visa krisledningen" }).ClickAsync();
        await voucher.LooksRightOnPhoneAndDesk("vouching");
        Assert.DoesNotContain("070-174 06 21", await voucher.ContentAsync(), StringComparison.Ordinal);
        await voucher.GetByRole(AriaRole.Button, new() { Name = "Visa numret till Cecilia Kyrö" }).ClickAsync();
        await Assertions.Expect(voucher.GetByRole(AriaRole.Link, new() { Name = "070-174 06 21" })).ToBeVisibleAsync();
        await voucher.LooksRightOnPhoneAndDesk("vouching-call");
        await voucher.GetByLabel("Jag frågade").FillAsync("Vad övade vi i Boden?");
        await voucher.GetByLabel("Jag fick höra").FillAsync("Reservel, och jag kände igen rösten.");
        await voucher.GetByRole(AriaRole.Button, new() { Name = "Be om en andra person" }).ClickAsync();
        await Assertions.Expect(voucher.GetByRole(AriaRole.Heading, new() { Name = "3. En andra person" })).ToBeVisibleAsync();
        await voucher.LooksRightOnPhoneAndDesk("vouching-waiting");

        var second = await product.SignedIn("erik.jokkmokk", phone: true, script: false);
        await second.GetByRole(AriaRole.Link, new() { NameRegex = new("^En andra person behövs") }).ClickAsync();
        await second.GetByRole(AriaRole.Link, new() { NameRegex = new("^Cecilia Kyrö") }).ClickAsync();
        await Assertions.Expect(second.GetByText("Vad övade vi i Boden?")).ToBeVisibleAsync();
        await second.KeepPicture("vouching-approve-390");
        await second.GetByRole(AriaRole.Button, new() { Name = "Ja, släpp in" }).ClickAsync();
        await Assertions.Expect(second.GetByText("Godkänt")).ToBeVisibleAsync();

        await voucher.GetByRole(AriaRole.Link, new() { Name = "Titta igen" }).ClickAsync();
        await voucher.GetByRole(AriaRole.Button, new() { Name = "Visa koden" }).ClickAsync();
        var code = await voucher.Locator(".code code").InnerTextAsync();
        await voucher.LooksRightOnPhoneAndDesk("vouching-code");

        var colleague = await product.Stranger(phone: true, script: false);
        await colleague.GotoAsync("/sign-in/vouched");
        await colleague.KeepPicture("vouched-390");
        await colleague.GetByLabel("Kod").FillAsync("0000-0000-0000-0000");
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await Assertions.Expect(colleague.GetByText("Koden gäller inte").First).ToBeVisibleAsync();
        await colleague.GetByLabel("Kod").FillAsync(code);
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await Assertions.Expect(colleague.Locator(".crisis-banner")).ToBeVisibleAsync();
        await colleague.GotoAsync("/my/security");
        await Assertions.Expect(colleague.GetByText("En kollega i en annan kommun fick släppa in dig")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_neighbour_files_asks_for_help_and_the_stricken_takes_over()
    {
        await Given("frida.jokkmokk", "Frida Baas", Jokkmokk, "crisis_lead");
        await Given("greta.pajala", "Greta Keskitalo", Pajala, "crisis_lead");

        var filer = await product.SignedIn("frida.jokkmokk");
        await filer.GetByRole(AriaRole.Link, new() { NameRegex = new("Anmäl åt dem") }).ClickAsync();
        await filer.GetByRole(AriaRole.Button, new() { Name = "Anmäl åt kommunen" }).ClickAsync();
        await filer.LooksRightOnPhoneAndDesk("filing-refused");
        await filer.GetByLabel("Drabbad kommun").SelectOptionAsync("Pajala");
        await filer.GetByLabel("Varför de inte kan anmäla själva").FillAsync("All inloggning och e-post i Pajala är nere.");
        await filer.GetByLabel("Vem som bad er, per telefon").FillAsync("Kommundirektören, uppringd på eget nummer");
        await FillIncident(filer, "Angreppet mot Pajala");
        await filer.GetByRole(AriaRole.Button, new() { Name = "Anmäl åt kommunen" }).ClickAsync();
        await Assertions.Expect(filer.GetByText("Upprättad av Jokkmokk åt Pajala")).ToBeVisibleAsync();
        await filer.LooksRightOnPhoneAndDesk("filed");

        await filer.GetByRole(AriaRole.Link, new() { Name = "Ny hjälpbegäran" }).First.ClickAsync();
        await filer.GetByRole(AriaRole.Button, new() { Name = "Skapa utkast" }).ClickAsync();
        await filer.GetByRole(AriaRole.Button, new() { Name = "Spara och gå till skicka" }).ClickAsync();
        await filer.WaitForURLAsync("**/send*");
        await filer.GetByRole(AriaRole.Button, new() { NameRegex = new("^Skicka") }).ClickAsync();
        await Assertions.Expect(filer.GetByText("Begäran är skickad")).ToBeVisibleAsync();

        var lender = await product.SignedIn(DemoAccounts.UmeaCoordinator, phone: true, script: false);
        await lender.GotoAsync("/open-requests");
        await Assertions.Expect(lender.GetByText("Upprättad av Jokkmokk åt Pajala")).ToBeVisibleAsync();

        var own = await product.SignedIn("greta.pajala");
        await Assertions.Expect(own.GetByText("En granne har anmält åt er")).ToBeVisibleAsync();
        await own.GetByRole(AriaRole.Link, new() { Name = "Läs och ta över" }).ClickAsync();
        await own.LooksRightOnPhoneAndDesk("takeover");
        await own.GetByRole(AriaRole.Button, new() { Name = "Ta över" }).ClickAsync();
        await Assertions.Expect(own.GetByText("Ni leder nu händelsen själva.")).ToBeVisibleAsync();
        var address = new Uri(own.Url).AbsolutePath;

        Assert.Equal(404, (await filer.GotoAsync(address))!.Status);
        await own.Locator("summary", new() { HasText = "Avsluta händelsen" }).ClickAsync();
        await own.GetByRole(AriaRole.Button, new() { Name = "Ja, avsluta händelsen" }).ClickAsync();
        await Assertions.Expect(own.GetByText("Händelsen är avslutad.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_person_and_an_administrator_register_the_number_to_be_rung_at()
    {
        await Given("hanna.jokkmokk", "Hanna Ruong", Jokkmokk, "crisis_lead", "administrator");
        var person = await product.SignedIn("hanna.jokkmokk");
        await person.GotoAsync("/my/security");
        await person.GetByRole(AriaRole.Link, new() { Name = "Lägg in eller ändra numret" }).ClickAsync();
        await person.GetByLabel("Telefonnummer").FillAsync("ring mig");
        await person.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Assertions.Expect(person.GetByLabel("Telefonnummer")).ToHaveValueAsync("ring mig");
        await person.GetByLabel("Telefonnummer").FillAsync("070-174 06 22");
        await person.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Assertions.Expect(person.GetByText("Numret är sparat.")).ToBeVisibleAsync();
        await person.LooksRightOnPhoneAndDesk("crisis-phone");

        await person.GotoAsync("/crisis-phones");
        await Assertions.Expect(person.GetByText("Nummer finns")).ToBeVisibleAsync();
        Assert.DoesNotContain("070-174 06 22", await person.ContentAsync(), StringComparison.Ordinal);
        await person.LooksRightOnPhoneAndDesk("crisis-phones");
    }

    async Task<Guid> Given(string userName, string name, string code, params string[] roles) => (await product.GivenAccount(code, name, roles, userName)).Id;

    /// <summary>In use, and nobody answers at its address.</summary>
    Task<int?> GivenDeadProvider(string code) => product.Scalar<int?>(
        """
        insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, enabled)
        values (gen_random_uuid(), @code, 'dead-' || @code, 'Kommunens inloggning', 'https://login.invalid', 'mutualaid', 'private_key', true)
        """,
        new { code });

    static async Task Declare(IPage page, string title)
    {
        await page.GotoAsync("/incidents/new");
        await FillIncident(page, title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmäl händelsen" }).ClickAsync();
    }

    static async Task FillIncident(IPage page, string title)
    {
        await page.GetByLabel("Rubrik").FillAsync(title);
        await page.GetByLabel("Läget", new() { Exact = true }).FillAsync("Ingen kan logga in.");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("kommunallagen 9 kap. 37") }).CheckAsync();
        await page.GetByLabel("Vem har beslutat att be om hjälp").FillAsync("Kommundirektören");
        await page.GetByLabel("Plats", new() { Exact = true }).FillAsync("Kommunhuset");
        await page.GetByLabel("Kontaktperson").FillAsync("Anna Lantto");
        await page.GetByLabel("Telefon", new() { Exact = true }).FillAsync("070-174 06 20");
    }
}
