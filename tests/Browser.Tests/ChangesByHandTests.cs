using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>A schedule changed by hand: a lender's stricter number makes a shift unlawful, an override is asked for and approved, a swap and a move are looked at.</summary>
/// <remarks>Norrköping leads, Linköping lends: Niklas Lindberg, who has no hours at home and may work at any time.</remarks>
[Collection(Product.SharedSchedules)]
public sealed class ChangesByHandTests(Product product)
{
    const string Niklas = "Niklas Lindberg";

    [Fact]
    public async Task A_stricter_number_shows_on_the_schedule_and_only_a_second_person_lets_it_pass()
    {
        var lead = await product.SignedIn(DemoAccounts.NorrkopingLead);
        var coordinator = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        var incident = await product.DemoIncident("0581");

        // From 21.00 to 08.00: eleven hours.
        await Assign(lead, incident, await EveningShift(daysFromNow: 5));
        await Assign(lead, incident, await DayShift(daysFromNow: 6));

        await coordinator.GotoAsync("/hours/rules/change");
        await coordinator.GetByLabel("Beslutat av").FillAsync("HR-chefen");
        await coordinator.GetByLabel("Skäl").FillAsync("Efter skyddsrond");
        await coordinator.GetByLabel("Dygnsvila", new() { Exact = true }).FillAsync("12");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Visa vad det ändrar" }).Last.ClickAsync();
        await Assertions.Expect(coordinator.Locator("main")).ToContainTextAsync($"{Niklas}, 1 pass");
        await coordinator.LooksRightOnPhoneAndDesk("hour-rules-preview");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Spara de nya talen" }).ClickAsync();
        await Assertions.Expect(coordinator.Locator("main")).ToContainTextAsync("minst 12 h");

        // What another journey has put on the schedule may break the number too, on some days of the week.
        var unlawful = lead.Locator(".unlawful li", new() { HasText = Niklas });
        await lead.GotoAsync($"/incidents/{incident}/schedule");
        await Assertions.Expect(unlawful).ToContainTextAsync("Den ska vara 12 h (arbetstidslagen 13 §)");
        await lead.LooksRightOnPhoneAndDesk("schedule-unlawful");
        await unlawful.GetByRole(AriaRole.Link, new() { Name = "Byt ut" }).ClickAsync();
        await lead.LooksRightOnPhoneAndDesk("shift-replace");
        await lead.GotoAsync($"/incidents/{incident}/schedule");
        await unlawful.GetByRole(AriaRole.Link, new() { Name = "Ta bort" }).ClickAsync();
        await lead.LooksRightOnPhoneAndDesk("schedule-edit-remove");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Ta bort från passet" }).ClickAsync();
        await lead.GotoAsync($"/incidents/{incident}/schedule");
        await Assertions.Expect(unlawful).ToHaveCountAsync(0);

        await Assign(lead, incident, await EveningShift(daysFromNow: 11));
        await Open(lead, incident, await DayShift(daysFromNow: 12));
        await lead.LooksRightOnPhoneAndDesk("schedule-edit-needs-approval");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Be om godkännande" }).ClickAsync();
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("Skriv varför undantaget behövs.");
        await lead.GetByLabel("Skäl").FillAsync("Bara Niklas kan visa de nya hur lösenord återställs.");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Be om godkännande" }).ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Button, new() { Name = "Ta tillbaka begäran" })).ToBeVisibleAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Button, new() { Name = "Godkänn undantaget" })).ToBeHiddenAsync();
        await lead.LooksRightOnPhoneAndDesk("schedule-edit-waiting");

        await coordinator.GotoAsync("/hour-overrides");
        await coordinator.LooksRightOnPhoneAndDesk("hour-overrides-waiting");
        await coordinator.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{Niklas}") }).ClickAsync();
        await coordinator.LooksRightOnPhoneAndDesk("schedule-edit-decide");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "Godkänn undantaget" }).ClickAsync();
        await Assertions.Expect(coordinator.Locator("main")).ToContainTextAsync("Godkänd av Selam Woldu");
        await Assertions.Expect(coordinator.GetByRole(AriaRole.Button, new() { Name = "Godkänn undantaget" })).ToBeHiddenAsync();
        Assert.Equal(60, await product.Scalar<int>("select rest_owed_minutes from hour_override"));

        await coordinator.GotoAsync("/hour-overrides");
        await Assertions.Expect(coordinator.Locator("main")).ToContainTextAsync("Bara Niklas kan visa de nya hur lösenord återställs.");
        await coordinator.GotoAsync($"/people/{await product.Scalar<Guid>("select id from person where name = @Niklas and municipality_code = '0580'", new { Niklas })}");
        await coordinator.LooksRightOnPhoneAndDesk("person-with-shifts");
    }

    [Fact]
    public async Task A_move_and_a_swap_say_what_they_do_before_anything_is_saved()
    {
        var lead = await product.SignedIn(DemoAccounts.NorrkopingLead, phone: true);
        var incident = await product.DemoIncident("0581");
        var shift = await EveningShift(daysFromNow: 2);
        await Assign(lead, incident, shift);
        var somebodyElses = await AssignSomebodyElse(lead, incident);

        foreach (var (link, name) in new[] { ("Flytta", "move"), ("Byt pass", "swap") })
        {
            await lead.GotoAsync($"/incidents/{incident}/shifts/{shift}");
            await lead.GetByRole(AriaRole.Link, new() { Name = $"{link} {Niklas}" }).ClickAsync();
            await lead.LooksRightOnPhoneAndDesk($"schedule-edit-{name}");
            await lead.GetByRole(AriaRole.Button, new() { Name = "Se vad ändringen gör" }).ClickAsync();
            await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("Lämnar");
            await lead.LooksRightOnPhoneAndDesk($"schedule-edit-{name}-does");
        }

        await lead.GotoAsync(somebodyElses);
        await lead.GetByRole(AriaRole.Link, new() { NameRegex = new("^Byt ut") }).ClickAsync();
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync(new Regex($"Tar (mindre|mer|lika mycket) på {Niklas}"));
        await lead.LooksRightOnPhoneAndDesk("shift-instead");
        await lead.GetByRole(AriaRole.Link, new() { Name = $"Låt ta över {Niklas}" }).ClickAsync();
        await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("2 personer får ändrade pass.");
        await lead.LooksRightOnPhoneAndDesk("schedule-edit-replace-does");

        Assert.Equal(1, await product.Scalar<int>("select count(*)::int from assignment where shift_id = @shift and cancelled_at is null", new { shift }));
    }

    [Fact]
    public async Task Emergency_overtime_is_written_down_and_printed_for_the_union()
    {
        var page = await product.SignedIn(DemoAccounts.PiteaCoordinator);
        await page.GotoAsync("/hours/modes/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara beslutet" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Välj minst en person.");
        await page.LooksRightOnPhoneAndDesk("hour-modes-new-wrong");

        var today = TimeProvider.System.GetUtcNow().Date;
        await page.GetByLabel("Nödfallsövertid").CheckAsync();
        await page.GetByLabel("Beslutat av").FillAsync("Kommundirektören");
        await page.Locator("[name='Form.DecidedAt']").FillAsync($"{today.AddDays(-1):yyyy-MM-dd}");
        await page.Locator("[name='Form.DecidedTime']").FillAsync("08:00");
        await page.GetByLabel("Händelsen och skälen").FillAsync("Växeln är nere i hela länet.");
        await page.Locator("[name='Form.From']").FillAsync($"{today:yyyy-MM-dd}");
        await page.Locator("[name='Form.FromTime']").FillAsync("09:00");
        await page.Locator("[name='Form.To']").FillAsync($"{today.AddDays(3):yyyy-MM-dd}");
        await page.Locator("[name='Form.ToTime']").FillAsync("09:00");
        await page.Locator("[name='Form.PersonIds']").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara beslutet" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Facket ska underrättas");
        await page.LooksRightOnPhoneAndDesk("hour-mode");

        await page.GetByRole(AriaRole.Link, new() { Name = "Visa underrättelsen" }).ClickAsync();
        await page.LooksRightOnPhoneAndDesk("union-notice");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.LooksRight("union-notice-print");
        Assert.Contains("Kommundirektören", await page.Locator("main").InnerTextAsync());
    }

    [Fact]
    public async Task In_English_every_page_of_hours_stands_as_well()
    {
        var page = await product.SignedIn(DemoAccounts.BodenCoordinator, phone: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "English" })).ClickAsync();

        foreach (var (address, title) in new[]
        {
            ("/hours/rules", "Rules on working hours"), ("/hours/check", "Check working hours"), ("/hours/modes", "Decisions on other working hours"),
            ("/people/hours", "Staff hours"), ("/time-reports", "Time reports"), ("/hour-overrides", "Overrides"),
        })
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            await page.LooksRightOnPhoneAndDesk($"english{address.Replace('/', '-')}");
        }
    }

    static async Task Assign(IPage lead, Guid incident, Guid shift)
    {
        await Open(lead, incident, shift);
        await Save(lead);
        await Assertions.Expect(lead.Locator(".panel", new() { Has = lead.Locator("#panel-on") })).ToContainTextAsync(Niklas);
    }

    /// <summary>On the first evening for which somebody else is to be had: who that is depends on the day of the week.</summary>
    /// <returns>The address of the shift.</returns>
    async Task<string> AssignSomebodyElse(IPage lead, Guid incident)
    {
        for (var day = 3; day < 12; day++)
        {
            var address = $"/incidents/{incident}/shifts/{await EveningShift(day)}";
            await lead.GotoAsync(address);
            var others = lead.GetByRole(AriaRole.Link, new() { NameRegex = new($"^Sätt på passet (?!{Niklas})") });
            if (await others.CountAsync() == 0) continue;

            await others.First.ClickAsync();
            await Save(lead);
            await Assertions.Expect(lead.Locator("main")).ToContainTextAsync("1 av 1 platser bemannade");
            return address;
        }

        throw new InvalidOperationException("Nobody else can take an evening.");
    }

    /// <summary>What it would do to put Niklas on a shift.</summary>
    static async Task Open(IPage lead, Guid incident, Guid shift)
    {
        await lead.GotoAsync($"/incidents/{incident}/shifts/{shift}");
        await lead.EvaluateAsync("() => document.querySelectorAll('main details').forEach(more => more.open = true)");
        await lead.GetByRole(AriaRole.Link, new() { Name = $"Sätt på passet {Niklas}" }).ClickAsync();
    }

    static Task Save(IPage lead) => lead.GetByRole(AriaRole.Button, new() { Name = "Sätt på passet" }).ClickAsync();

    Task<Guid> EveningShift(int daysFromNow) => Shift("Servicedesk, kvällar", daysFromNow);

    Task<Guid> DayShift(int daysFromNow) => Shift("Servicedesk", daysFromNow);

    Task<Guid> Shift(string need, int daysFromNow) => product.Scalar<Guid>(
        """
        select shift.id
        from shift
        join incident on incident.id = shift.incident_id
        join need on need.id = shift.need_id
        where incident.municipality_code = '0581' and need.title = @need
          and (shift.starts_at at time zone 'Europe/Stockholm')::date = (now() at time zone 'Europe/Stockholm')::date + @daysFromNow
        """,
        new { need, daysFromNow });
}
