using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>Who gets in: roles and help, the log, who would get in tonight, and showing once more who one is. In Piteå, and an offer in Umeå that is never made.</summary>
public sealed class AccessTests(Product product)
{
    const string Pitea = "2581", Umea = "2480";

    [Fact]
    public async Task An_administrator_invites_gives_a_role_helps_and_sees_it_in_the_log()
    {
        var administrator = await Administrator("administrator.ett");
        var colleague = await GivenAccount("kollega.ett", "Karin Lindberg", "crisis_lead");
        await GivenCodes(colleague, 7);

        await administrator.GotoAsync("/access");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Row, new() { Name = "Karin Lindberg" })).ToContainTextAsync("krisledare");
        await administrator.LooksRightOnPhoneAndDesk("access-accounts");

        await administrator.GetByRole(AriaRole.Link, new() { Name = "Bjud in någon" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Gör en inbjudan" }).ClickAsync();
        await Assertions.Expect(administrator.Locator(".ds-error-summary")).ToContainTextAsync("Skriv ett namn");
        await administrator.LooksRightOnPhoneAndDesk("access-invite-errors");
        await administrator.GetByLabel("Namn").FillAsync("Nils Öberg");
        await administrator.GetByLabel("Godkännare").CheckAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Gör en inbjudan" }).ClickAsync();
        await Assertions.Expect(administrator.Locator(".handed-code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$"));
        await administrator.LooksRightOnPhoneAndDesk("access-invited");

        await administrator.GotoAsync($"/access/accounts/{colleague}");
        await administrator.GetByLabel("Ge en roll").SelectOptionAsync("communicator");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Ge rollen" }).ClickAsync();
        await Assertions.Expect(administrator.Locator(".ds-alert").First).ToContainTextAsync("Rollen är given");
        await administrator.LooksRightOnPhoneAndDesk("access-account");

        await administrator.GetByText("Ta bort passkeys, kodapp och koder").First.ClickAsync();
        var help = administrator.Locator("details[open]");
        await help.GetByLabel("stulen").CheckAsync();
        await help.GetByLabel("uppringd på känt nummer").CheckAsync();
        await administrator.LooksRightOnPhoneAndDesk("access-help");
        await help.GetByRole(AriaRole.Button, new() { Name = "Ja, ta bort dem" }).ClickAsync();
        await Assertions.Expect(administrator.Locator(".ds-alert").First).ToContainTextAsync("är borttagna");

        await administrator.GetByRole(AriaRole.Link, new() { Name = "Se vad som har hänt" }).ClickAsync();
        await Assertions.Expect(administrator.Locator("tbody tr").First).ToContainTextAsync("borttagna, stulen, uppringd på känt nummer, av Åsa Berggren");
        await administrator.LooksRightOnPhoneAndDesk("access-events");

        // What was done is the person's to see.
        var person = await product.SignedIn("kollega.ett", phone: true);
        await person.GotoAsync("/my/security");
        await Assertions.Expect(person.GetByRole(AriaRole.Row, new() { Name = "Passkeys, kodapp och koder borttagna" })).ToContainTextAsync("av Åsa Berggren");
    }

    [Fact]
    public async Task A_person_who_leaves_is_out_at_the_next_click()
    {
        var administrator = await Administrator("administrator.tva");
        var leaver = await GivenAccount("slutar.tva", "Ove Sandin", "coordinator");
        var theirs = await product.SignedIn("slutar.tva");

        await administrator.GotoAsync($"/access/accounts/{leaver}");
        await administrator.GetByText("Stäng av kontot").First.ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Ja, stäng av Ove Sandin" }).ClickAsync();
        await Assertions.Expect(administrator.Locator("main")).ToContainTextAsync("Kontot är avstängt sedan");
        await administrator.LooksRightOnPhoneAndDesk("access-switched-off");

        await theirs.GotoAsync("/people");
        Assert.Contains("/sign-in", theirs.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_not_get_in_tonight_is_asked_and_sees_it_until_it_is_put_off()
    {
        var administrator = await Administrator("administrator.tre");
        await GivenAccount("sovande.tre", "Lars Uusitalo", "crisis_lead");
        await GivenCodes(await GivenAccount("beredd.tre", "Beda Redo", "approver"), 9);

        await administrator.GotoAsync("/access/readiness");
        await Assertions.Expect(administrator.Locator(".sentence")).ToContainTextAsync("kan logga in i natt");
        await administrator.LooksRightOnPhoneAndDesk("readiness");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Be ordna Lars Uusitalo" }).ClickAsync();
        await Assertions.Expect(administrator.GetByRole(AriaRole.Row, new() { Name = "Lars Uusitalo" })).ToContainTextAsync("ombedd");

        var person = await product.SignedIn("sovande.tre", phone: true, script: false);
        await person.GotoAsync("/");
        await Assertions.Expect(person.Locator(".nudge")).ToContainTextAsync("Åsa Berggren har bett dig ordna det.");
        await person.KeepPicture("nudge-390");
        await person.GetByRole(AriaRole.Button, new() { Name = "Påminn mig om en vecka" }).ClickAsync();
        await Assertions.Expect(person.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(person.Locator(".nudge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_old_sign_in_is_confirmed_before_an_offer_and_leads_back_to_it()
    {
        var coordinator = await GivenAccount("erbjuder.fyra", "Siri Nordmark", "coordinator", Umea);
        var page = await product.SignedIn("erbjuder.fyra");
        await page.GotoAsync("/open-requests");
        await product.Scalar<int?>("update auth.session set proved_at = now() - interval '40 minutes' where account_id = @coordinator", new { coordinator });

        await page.Locator("article a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Bekräfta att det är du");
        await page.LooksRightOnPhoneAndDesk("confirm");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Lösenfras" }).FillAsync(DemoAccounts.PassPhrase);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekräfta", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/open-requests/*");

        // Shown in time and sent too late: nothing typed is lost.
        await product.Scalar<int?>("update auth.session set proved_at = now() - interval '40 minutes' where account_id = @coordinator", new { coordinator });
        await page.Locator("#CeilingHoursPerWeek").FillAsync("17");
        await page.Locator("button[value=offer]").ClickAsync();
        await Assertions.Expect(page.Locator(".ds-error-summary")).ToContainTextAsync("Det du har skrivit finns kvar här");
        await Assertions.Expect(page.Locator("#CeilingHoursPerWeek")).ToHaveValueAsync("17");
        await page.LooksRightOnPhoneAndDesk("confirm-refused");
    }

    async Task<IPage> Administrator(string userName)
    {
        await GivenAccount(userName, "Åsa Berggren", "administrator");
        return await product.SignedIn(userName);
    }

    async Task<Guid> GivenAccount(string userName, string name, string role, string municipality = Pitea) => (await product.GivenAccount(municipality, name, [role], userName)).Id;

    Task<int?> GivenCodes(Guid account, int left) => product.Scalar<int?>(
        "insert into auth.printed_code (account_id, code_hash) select @account, uuid_send(gen_random_uuid()) from generate_series(1, @left)", new { account, left });
}
