using Dapper;
using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database.Demo;

namespace MutualAid.Browser.Tests;

/// <summary>What people see of hours: own ones, everybody's, the rules, a calculator, worked time from the phone to both approvals, a change by hand.</summary>
public sealed class HoursTests(Product product)
{
    [Fact]
    public async Task Worked_time_goes_from_the_phone_to_the_host_and_home()
    {
        var jonas = await product.SignedIn(DemoAccounts.LuleaStaff, phone: true);
        var unreported = await product.Scalar<Guid>(
            """
            select assignment.id
            from assignment
            join person on person.id = assignment.person_id
            join auth.account on account.id = person.account_id
            where account.user_name = 'medarbetare.lulea' and not exists (select from time_report where assignment_id = assignment.id) and assignment.ends_at < now()
            order by assignment.starts_at
            limit 1
            """);
        await jonas.GotoAsync($"/my/shifts/{unreported}/report");
        await jonas.LooksRight("report-390");
        await jonas.GetByRole(AriaRole.Button, new() { Name = "Det blev som planerat" }).ClickAsync();
        await Assertions.Expect(jonas.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal(1, await product.Scalar<int>("select count(*)::int from time_report where assignment_id = @unreported", new { unreported }));

        // The demo's long evening: the rest before the next shift was 9 h 45 min.
        var late = await product.Scalar<Guid>("select assignment_id from time_report where ends_at - starts_at > interval '10 hours'");
        await jonas.GotoAsync($"/my/shifts/{late}/report");
        await Assertions.Expect(jonas.Locator("main")).ToContainTextAsync("arbetstidslagen 13 §");
        await jonas.LooksRight("report-late-390");

        var lead = await product.SignedIn(DemoAccounts.NorrkopingLead);
        var incident = await product.DemoIncident("0581");
        await lead.GotoAsync($"/incidents/{incident}/time-reports");
        await lead.LooksRightOnPhoneAndDesk("incident-time-reports");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Godkänn" }).First.ClickAsync();
        await Assertions.Expect(lead.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.True(await product.Scalar<int>("select count(*)::int from time_report where host_approved_at is not null") > 0);

        var coordinator = await product.SignedIn(DemoAccounts.LuleaCoordinator);
        await coordinator.GotoAsync("/time-reports");
        await coordinator.LooksRightOnPhoneAndDesk("time-reports");
    }

    [Fact]
    public async Task Staff_and_their_coordinator_see_hours_against_every_cap()
    {
        var jonas = await product.SignedIn(DemoAccounts.LuleaStaff);
        await jonas.GotoAsync("/my/hours");
        await jonas.LooksRightOnPhoneAndDesk("my-hours");

        var coordinator = await product.SignedIn(DemoAccounts.LuleaCoordinator);
        await coordinator.GotoAsync("/people/hours");
        await Assertions.Expect(coordinator.GetByText("Jonas Rönnqvist").First).ToBeVisibleAsync();
        await coordinator.LooksRightOnPhoneAndDesk("people-hours");
        await coordinator.GotoAsync("/hour-overrides");
        await coordinator.LooksRightOnPhoneAndDesk("hour-overrides");
        await coordinator.GotoAsync("/people/home-duties");
        await coordinator.LooksRightOnPhoneAndDesk("home-duties-file");
    }

    [Fact]
    public async Task The_rules_their_change_and_the_decisions_stand_on_phone_and_desk()
    {
        var page = await product.SignedIn(DemoAccounts.LinkopingCoordinator);
        await page.GotoAsync("/hours/rules");
        await page.LooksRightOnPhoneAndDesk("hour-rules");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.LooksRight("hour-rules-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GotoAsync("/hours/rules/change");
        await page.LooksRightOnPhoneAndDesk("hour-rules-change");
        await page.GotoAsync("/hours/modes");
        await page.LooksRightOnPhoneAndDesk("hour-modes");
        await page.GotoAsync("/hours/modes/new");
        await page.LooksRightOnPhoneAndDesk("hour-modes-new");
    }

    [Fact]
    public async Task The_calculator_stands_on_phone_and_desk_before_and_after_its_answer()
    {
        var page = await product.SignedIn(DemoAccounts.BodenStaff, phone: true);
        await page.GotoAsync("/hours/check");
        await page.LooksRightOnPhoneAndDesk("hours-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Räkna", Exact = false }).First.ClickAsync();
        await page.LooksRightOnPhoneAndDesk("hours-check-answered");
    }

    [Fact]
    public async Task A_shift_shows_who_could_take_it_and_what_it_would_do()
    {
        var lead = await product.SignedIn(DemoAccounts.NorrkopingLead);
        var incident = await product.DemoIncident("0581");
        await lead.GotoAsync($"/incidents/{incident}/schedule/edit");
        await lead.LooksRightOnPhoneAndDesk("schedule-edit");

        // On some days everybody who could is on another shift: the first that somebody can take.
        var take = lead.GetByRole(AriaRole.Link, new() { NameRegex = new("^Sätt på passet"), IncludeHidden = true });
        foreach (var shift in await ComingShifts(incident))
        {
            await lead.GotoAsync($"/incidents/{incident}/shifts/{shift}");
            if (await take.CountAsync() > 0) break;
        }

        await lead.LooksRightOnPhoneAndDesk("shift");
        // Whom the rules keep off stands folded away.
        await lead.EvaluateAsync("() => document.querySelectorAll('main details').forEach(more => more.open = true)");
        await take.First.ClickAsync();
        await lead.LooksRightOnPhoneAndDesk("schedule-edit-confirm");
    }

    async Task<Guid[]> ComingShifts(Guid incident) => await product.Scalar<Guid[]>(
        """
        select array_agg(shift.id order by shift.starts_at)
        from shift
        where shift.incident_id = @incident and shift.starts_at > now() + interval '1 day'
          and shift.seats > (select count(*) from assignment where assignment.shift_id = shift.id and assignment.cancelled_at is null)
        """,
        new { incident });
}
