using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>From somebody in the register to somebody who can sign in: the coordinator's code, and an account made with it on a phone without script.</summary>
public sealed class JoinTests(Product product)
{
    [Fact]
    public async Task An_invited_person_makes_an_account_and_signs_in_with_it()
    {
        var coordinator = await product.SignedIn(DemoAccounts.UmeaCoordinator);
        var (id, name) = (
            await product.Scalar<Guid>("select id from person where municipality_code = '2480' and account_id is null and deactivated_at is null order by name limit 1"),
            await product.Scalar<string>("select name from person where municipality_code = '2480' and account_id is null and deactivated_at is null order by name limit 1"));
        await coordinator.GotoAsync($"/people/{id}");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Gör en inbjudan" }).ClickAsync();
        var code = await coordinator.Locator(".code code").InnerTextAsync();
        await coordinator.LooksRightOnPhoneAndDesk("person-invited");

        var look = await product.Stranger(phone: true);
        await look.GotoAsync("/join");
        await look.LooksRightOnPhoneAndDesk("join");

        var person = await product.Stranger(phone: true, script: false);
        await person.GotoAsync("/sign-in");
        await person.GetByRole(AriaRole.Link, new() { Name = "Har du fått en inbjudan?" }).ClickAsync();
        await person.GetByLabel("Kod").FillAsync(code.ToLowerInvariant());
        await person.GetByRole(AriaRole.Button, new() { Name = "Fortsätt" }).ClickAsync();
        await Assertions.Expect(person.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Välkommen, {name}");
        await person.KeepPicture("join-welcome-390");
        await person.GetByLabel("Användarnamn").FillAsync("nykomling.umea");
        await person.GetByLabel("Lösenfras").FillAsync("fyra lugna ord i rad");
        await person.GetByRole(AriaRole.Button, new() { Name = "Gör kontot och logga in" }).ClickAsync();
        await Assertions.Expect(person.Locator(".account")).ToContainTextAsync(name);
        Assert.Contains("/my/", person.Url, StringComparison.Ordinal);

        await coordinator.GotoAsync($"/people/{id}");
        await Assertions.Expect(coordinator.GetByRole(AriaRole.Button, new() { Name = "Gör en inbjudan" })).ToHaveCountAsync(0);
    }
}
