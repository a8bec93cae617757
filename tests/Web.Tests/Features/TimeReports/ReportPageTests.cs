using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.TimeReports;

public sealed class ReportPageTests(WebHost web)
{
    static readonly string Mine = $"/my/shifts/{GivenReports.Shift.AssignmentId}/report";
    static readonly string Theirs = $"/incidents/{GivenReports.Incident}/time-reports/{GivenReports.Shift.AssignmentId}";
    static readonly string Read = $"GET /assignments/{GivenReports.Shift.AssignmentId}/time-report";
    static readonly string Write = $"POST /assignments/{GivenReports.Shift.AssignmentId}/time-report";

    [Fact]
    public async Task As_planned_is_one_press()
    {
        var api = Playing(GivenReports.Shift).Answers(Write, GivenReports.With(GivenReports.Report));
        await using var browser = await Staff(api);
        var page = await browser.Get(Mine);

        var sent = await browser.Submit(page, "form.press");

        Assert.Equal($"{Mine}?done=saved", sent.Location);
        Assert.Equal(
            new ReportTimeRequest(0, false, GivenReports.Shift.PlannedStart, GivenReports.Shift.PlannedEnd, null, "ordinary", ""),
            api.Sent.Single(request => request.Request == Write).As<ReportTimeRequest>());
        Assert.Equal("Det blev som planerat", page.Text("form.press button"));
        Assert.Contains("Planerat: fre 20 nov 07.00–19.00.", page.Text(".page-head").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Other_hours_with_a_break_are_sent_as_they_are_typed()
    {
        var api = Playing(GivenReports.Shift).Answers(Write, GivenReports.With(GivenReports.Long));
        await using var browser = await Staff(api);

        var withRow = await browser.Submit(await browser.Get(Mine), "form.form", ("Form.Do", "add"), ("Form.EndsAt", "23:00"));
        Assert.Equal("23:00", withRow.Find("#EndsAt").GetAttribute("value"));
        var sent = await browser.Submit(withRow, "form.form", ("Form.Do", "save"), ("Form.Breaks[0].StartsAt", "12.00"), ("Form.Breaks[0].EndsAt", "12:30"), ("Form.Note", "Servern startade inte"));

        Assert.Equal($"{Mine}?done=saved", sent.Location);
        var report = api.Sent.Single(request => request.Request == Write).As<ReportTimeRequest>();
        Assert.Equal((GivenReports.Utc("2026-11-20T22:00"), "Servern startade inte"), (report.EndsAt!.Value, report.Note));
        Assert.Equal([new(GivenReports.Utc("2026-11-20T11:00"), GivenReports.Utc("2026-11-20T11:30"))], report.Breaks!);
    }

    [Fact]
    public async Task A_row_can_be_taken_away_again_and_nothing_is_sent()
    {
        var api = Playing(GivenReports.Shift);
        await using var browser = await Staff(api);

        var withRow = await browser.Submit(await browser.Get(Mine), "form.form", ("Form.Do", "add"));
        var without = await browser.Submit(withRow, "form.form", ("Form.Do", "remove:0"));

        Assert.Single(withRow.Document.QuerySelectorAll(".break"));
        Assert.Empty(without.Document.QuerySelectorAll(".break"));
        Assert.DoesNotContain(api.Sent, request => request.Request == Write);
    }

    [Fact]
    public async Task What_was_broken_and_the_rest_that_is_owed_are_said_in_sentences()
    {
        await using var browser = await Staff(Playing(GivenReports.With(GivenReports.Long)));

        var page = await browser.Get($"{Mine}?done=saved");
        var text = page.Text("main").Replace('\u00A0', ' ');

        Assert.Contains("Rapporten är sparad som du skrev den.", text);
        Assert.Contains("fre 20 nov 07.00–23.00", text);
        Assert.Contains("15 h 30 min, rast 12.00–12.30", text);
        Assert.Contains("4 h längre än planerat", text);
        Assert.Contains("Dygnsvilan mellan fre 20 nov 23.00 och lör 21 nov 07.00", text);
        Assert.Contains("Du har 3 h vila att ta igen", text);
        Assert.Contains("Vila till sön 22 nov 13.00", text);
    }

    [Fact]
    public async Task What_was_sent_back_says_why_and_asks_again()
    {
        await using var browser = await Staff(Playing(GivenReports.With(GivenReports.Report with { State = "returned", Version = 2, ReturnedBy = "host", ReturnedWhy = "Rasten saknas" })));

        var page = await browser.Get(Mine);

        Assert.Contains("Rasten saknas", page.Text("main"));
        Assert.Contains("Tillbakaskickad av mottagaren", page.Text("main"));
        Assert.Equal("1", page.Find("input[name='Form.Replaces']").GetAttribute("value"));
    }

    [Fact]
    public async Task Errors_stand_beside_their_fields_and_what_was_typed_is_kept()
    {
        var api = Playing(GivenReports.Shift).Refuses(Write, 400, "invalid", ("errors", new Dictionary<string, string[]> { ["EndsAt"] = ["in-the-future"] }));
        await using var browser = await Staff(api);

        var refused = await browser.Submit(await browser.Get(Mine), "form.form", ("Form.Do", "save"), ("Form.EndsOn", "2026-11-21"), ("Form.Note", "Kvar"));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("Det har inte hänt än.", refused.Text("#EndsAt-error"));
        Assert.Equal("2026-11-21", refused.Find("#EndsOn").GetAttribute("value"));
        Assert.Equal("Kvar", refused.Text("#Note"));
    }

    [Fact]
    public async Task The_hour_that_came_twice_is_asked_about()
    {
        var api = Playing(GivenReports.Shift with { PlannedStart = GivenReports.Utc("2026-10-24T18:00"), PlannedEnd = GivenReports.Utc("2026-10-25T05:00") });
        await using var browser = await Staff(api);

        var asked = await browser.Submit(await browser.Get(Mine), "form.form", ("Form.Do", "save"), ("Form.EndsAt", "02:30"));

        Assert.Contains("Den tiden fanns två gånger den natten.", asked.Text("#EndsAt-error"));
        Assert.Equal(["", "summer", "winter"], asked.Document.QuerySelectorAll("#EndsAtWhich option").Select(option => option.GetAttribute("value")));
        await browser.Submit(asked, "form.form", ("Form.Do", "save"), ("Form.EndsAtWhich", "winter"));
        Assert.Equal(GivenReports.Utc("2026-10-25T01:30"), api.Sent.Single(request => request.Request == Write).As<ReportTimeRequest>().EndsAt);
    }

    [Fact]
    public async Task Not_worked_is_asked_about_once()
    {
        var api = Playing(GivenReports.Shift).Answers(Write, GivenReports.With(GivenReports.Report));
        await using var browser = await Staff(api);

        await browser.Submit(await browser.Get(Mine), ".confirm form");

        Assert.Equal(new ReportTimeRequest(0, true, null, null, null, "ordinary", ""), api.Sent.Single(request => request.Request == Write).As<ReportTimeRequest>());
    }

    [Fact]
    public async Task A_report_that_came_in_between_is_shown_and_the_next_save_is_meant()
    {
        var api = Playing(GivenReports.Shift).Refuses(Write, 409, "outdated");
        await using var browser = await Staff(api);
        var page = await browser.Get(Mine);
        api.Answers(Read, GivenReports.With(GivenReports.Long));

        var refused = await browser.Submit(page, "form.form", ("Form.Do", "save"), ("Form.EndsAt", "18:00"));

        Assert.Contains("En annan rapport eller ett beslut kom emellan.", refused.Text(".ds-error-summary"));
        Assert.Contains("07.00–23.00", refused.Text("main"));
        Assert.Equal(("1", "18:00"), (refused.Find("input[name='Form.Replaces']").GetAttribute("value"), refused.Find("#EndsAt").GetAttribute("value")));
    }

    [Theory]
    [InlineData("shift-not-started", "Passet har inte börjat än.")]
    [InlineData("shift-cancelled", "Passet är inställt.")]
    [InlineData("shift-declined", "Passet är avböjt")]
    public async Task A_shift_that_takes_no_report_says_why(string why, string words)
    {
        await using var browser = await Staff(Playing(GivenReports.Shift with { WhyNot = why }));

        var page = await browser.Get(Mine);

        Assert.Contains(words, page.Text(".empty"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Approved_hours_are_shown_and_no_longer_changed()
    {
        await using var browser = await Staff(Playing(GivenReports.With(GivenReports.Report with { State = "home_approved" }) with { WhyNot = "approved" }));

        var page = await browser.Get(Mine);

        Assert.Contains("Godkänd av båda", page.Text("main"));
        Assert.Contains("Hemkommunen har godkänt timmarna.", page.Text("main"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_lead_reports_approves_and_sends_back_with_why()
    {
        var api = Playing(GivenReports.With(GivenReports.Report, own: false))
            .Answers($"POST /time-reports/{GivenReports.Report.Id}/host-approval", GivenReports.Shift)
            .Answers($"POST /time-reports/{GivenReports.Report.Id}/return", GivenReports.Shift);
        await using var browser = await web.Browser(api, "crisis_lead@2514");
        var page = await browser.Get(Theirs);

        Assert.Equal("Tidrapport för Ida Provsson", page.Heading);
        Assert.Equal($"{Theirs}?done=approved", (await browser.Submit(page, ".judge > form")).Location);
        var silent = await browser.Submit(page, ".judge .confirm form");
        Assert.Contains("Skriv varför rapporten skickas tillbaka.", silent.Text(".judge .confirm"));
        Assert.NotNull(silent.Find(".judge details").GetAttribute("open"));
        Assert.Equal($"{Theirs}?done=returned", (await browser.Submit(page, ".judge .confirm form", ($"Judged.Reasons[{GivenReports.Report.Id}]", "Fel dag"))).Location);
        Assert.Equal(new ReturnTimeReportRequest(1, "Fel dag"), api.Sent.Single(request => request.Request.EndsWith("/return", StringComparison.Ordinal)).As<ReturnTimeReportRequest>());
    }

    [Fact]
    public async Task What_is_not_there_or_does_not_answer_is_told_plainly()
    {
        await using var nothing = await Staff(new FakeApi());
        await using var down = await Staff(new FakeApi { IsDown = true });
        await using var stranger = await web.Browser(Playing(GivenReports.Shift));

        Assert.Equal(HttpStatusCode.NotFound, (await nothing.Get(Mine)).Status);
        Assert.Contains("Tjänsten svarar inte just nu", (await down.Get(Mine)).Text(".ds-alert"));
        Assert.StartsWith("/sign-in", (await stranger.Get(Mine)).Location);
    }

    static FakeApi Playing(ReportedShiftDto shift) => new FakeApi().Answers(Read, shift);

    Task<Browser> Staff(FakeApi api) => web.Browser(api, "staff@2580");
}
