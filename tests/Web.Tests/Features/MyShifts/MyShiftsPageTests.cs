using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.MyShifts;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.MyShifts;

public sealed class MyShiftsPageTests(WebHost web)
{
    [Fact]
    public async Task Shifts_that_wait_for_an_answer_come_before_those_that_have_one()
    {
        var waiting = GivenShifts.Another();
        await using var browser = await Staff(Playing(GivenShifts.Shift with { Answer = "yes" }, waiting));

        var page = await browser.Get("/my/shifts");

        Assert.Equal("Mina pass", page.Heading);
        Assert.Equal(["Ditt nästa pass, i morgon", "Svara", "Din tid", "Kommande"], page.Document.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal("32 av 48 timmar på sju dygn", page.Text(".cap-text"));
        Assert.Single(page.Document.QuerySelectorAll(".answer"));
    }

    [Fact]
    public async Task A_yes_goes_to_the_API_with_the_version_that_was_seen_and_ends_in_a_redirect()
    {
        var api = Playing(GivenShifts.Shift).Answers(Path(GivenShifts.Shift), new AnswerAssignmentResponse(GivenShifts.Shift.AssignmentId, "yes", 4));
        await using var browser = await Staff(api);

        var sent = await browser.Submit(await browser.Get("/my/shifts"), "main form", ("Form.Answer", $"{GivenShifts.Shift.AssignmentId}_yes_3"));

        Assert.Equal("/my/shifts?done=yes", sent.Location);
        Assert.Equal(new AnswerAssignmentRequest("yes", 3), api.Sent.Single(request => request.Request == Path(GivenShifts.Shift)).As<AnswerAssignmentRequest>());
        Assert.Equal("Tack! Ditt ja är sparat.", (await browser.Get("/my/shifts?done=yes")).Text(".ds-alert"));
    }

    [Fact]
    public async Task A_second_click_is_understood_though_the_page_no_longer_asks()
    {
        var answered = GivenShifts.Shift with { Answer = "yes", Version = 4 };
        var api = Playing(answered).Answers(Path(answered), new AnswerAssignmentResponse(answered.AssignmentId, "yes", 4));
        await using var browser = await Staff(api);

        var sent = await browser.Submit(await browser.Get("/my/shifts"), "main form", ("Form.Answer", $"{answered.AssignmentId}_yes_3"));

        Assert.Equal("/my/shifts?done=yes", sent.Location);
    }

    [Fact]
    public async Task Yes_to_all_answers_each_of_them()
    {
        MyShiftDto[] shifts = [GivenShifts.Shift, GivenShifts.Another()];
        var api = Playing(shifts);
        foreach (var shift in shifts) api.Answers(Path(shift), new AnswerAssignmentResponse(shift.AssignmentId, "yes", 4));
        await using var browser = await Staff(api);

        var sent = await browser.Submit(
            await browser.Get("/my/shifts"), "main form",
            [("Form.Answer", "all"), .. shifts.Select(shift => ("Form.All", $"{shift.AssignmentId}_yes_3"))]);

        Assert.Equal("/my/shifts?done=all", sent.Location);
        Assert.Equal(shifts.Select(Path), api.Sent.Select(request => request.Request).Where(request => request.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("seat-taken", 409, "Någon annan har fått platsen. Tack för att du ville.")]
    [InlineData("shift-started", 409, "Passet har börjat och går inte att svara på längre. Ring kontaktpersonen.")]
    [InlineData("shift-cancelled", 409, "Passet är inställt. Du ska inte komma.")]
    [InlineData("outdated", 409, "Du har redan svarat något annat på passet")]
    public async Task A_refusal_is_told_in_words_and_the_page_stays(string problem, int status, string words)
    {
        await using var browser = await Staff(Playing(GivenShifts.Shift).Refuses(Path(GivenShifts.Shift), status, problem));

        var refused = await browser.Submit(await browser.Get("/my/shifts"), "main form", ("Form.Answer", $"{GivenShifts.Shift.AssignmentId}_yes_3"));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains(words, refused.Text(".ds-error-summary"));
        Assert.Contains("tors 17 dec 07.00–19.00", refused.Text(".ds-error-summary").Replace('\u00A0', ' '));
        Assert.Equal("Mina pass", refused.Heading);
    }

    [Fact]
    public async Task A_yes_against_the_hour_rules_says_which_rule_and_by_how_much()
    {
        BreachDto breach = new(
            "atl-13-daily", "daily-rest", "stop", "ATL", "Arbetstidslagen 13 §", true, new(2026, 12, 16, 22, 0, 0, TimeSpan.Zero), new(2026, 12, 17, 6, 0, 0, TimeSpan.Zero),
            new(2026, 12, 17, 6, 0, 0, TimeSpan.Zero), "minutes", 480, 660, 180, new(2026, 12, 17, 9, 0, 0, TimeSpan.Zero), null, true, []);
        await using var browser = await Staff(Playing(GivenShifts.Shift).Refuses(Path(GivenShifts.Shift), 422, "unlawful", ("breaches", new[] { breach })));

        var refused = await browser.Submit(await browser.Get("/my/shifts"), "main form", ("Form.Answer", $"{GivenShifts.Shift.AssignmentId}_yes_3"));

        Assert.Contains("Dygnsvilan mellan ons 16 dec 23.00 och tors 17 dec 07.00 blir 8 h. Den ska vara 11 h (arbetstidslagen 13 §). Passet kan börja tidigast tors 17 dec 10.00.", refused.Text(".ds-error-summary").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Without_shifts_the_page_says_what_happens_next()
    {
        var nowhere = GivenShifts.Page();
        var offered = nowhere with { Offers = [new(Guid.NewGuid(), "Allt är nere", "Kalix", new(2026, 12, 20), new(2026, 12, 31))] };
        await using var first = await Staff(new FakeApi().Answers("GET /my/shifts", nowhere));
        await using var second = await Staff(new FakeApi().Answers("GET /my/shifts", offered));

        Assert.Equal("Du har inga pass", (await first.Get("/my/shifts")).Text(".empty-title"));
        var page = await second.Get("/my/shifts");
        Assert.Equal("Du har inga pass än", page.Text(".empty-title"));
        Assert.Contains("Du är erbjuden till Kalix, 20–31 dec.", page.Text(".empty").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Cancelled_and_past_shifts_are_there_but_ask_for_nothing()
    {
        var page = GivenShifts.Page() with
        {
            Cancelled = [GivenShifts.Shift with { CancelledAt = GivenShifts.Now, MayAnswer = false }],
            Past = [GivenShifts.Another("yes", -10) with { MayAnswer = false }],
        };
        await using var browser = await Staff(new FakeApi().Answers("GET /my/shifts", page));

        var shown = await browser.Get("/my/shifts");

        Assert.Contains("Ett nyare schema har tagit bort dem. Du ska inte komma.", shown.Document.Body!.TextContent);
        Assert.Equal("Tidigare pass (1)", shown.Text("details.past summary"));
        Assert.Empty(shown.Document.QuerySelectorAll("main button"));
    }

    [Fact]
    public async Task Shifts_that_are_over_are_to_be_reported_until_they_are()
    {
        var (missing, returned, reported) = (GivenShifts.Another("yes", -3), GivenShifts.Another("yes", -4) with { ReportState = "returned" }, GivenShifts.Another("yes", -5) with { ReportState = "reported" });
        await using var browser = await Staff(new FakeApi().Answers("GET /my/shifts", GivenShifts.Page() with { Past = [missing, returned, reported] }));

        var page = await browser.Get("/my/shifts");

        Assert.Equal(
            [$"/my/shifts/{missing.AssignmentId}/report", $"/my/shifts/{returned.AssignmentId}/report"],
            page.Document.QuerySelectorAll(".to-report a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Tid rapporterad", page.Text($"#shift-{reported.AssignmentId}"));
    }

    [Fact]
    public async Task An_account_in_no_register_and_an_API_that_is_down_are_told_plainly()
    {
        await using var nobody = await Staff(new FakeApi().Refuses("GET /my/shifts", 404, "not-in-a-register"));
        await using var down = await Staff(new FakeApi { IsDown = true });

        Assert.Equal("Ditt konto är inte kopplat till något personalregister", (await nobody.Get("/my/shifts")).Text(".empty-title"));
        Assert.Contains("Tjänsten svarar inte just nu", (await down.Get("/my/shifts")).Text(".ds-alert"));
    }

    [Fact]
    public async Task Only_for_staff()
    {
        await using var browser = await web.Browser(Playing(GivenShifts.Shift), "coordinator@2580");
        await using var stranger = await web.Browser(Playing(GivenShifts.Shift));

        Assert.NotEqual("Mina pass", (await browser.Get("/my/shifts")).Document.QuerySelector("h1")?.TextContent);
        Assert.StartsWith("/sign-in", (await stranger.Get("/my/shifts")).Location);
    }

    static FakeApi Playing(params MyShiftDto[] coming) => new FakeApi().Answers("GET /my/shifts", GivenShifts.Page(coming));

    static string Path(MyShiftDto shift) => $"POST /assignments/{shift.AssignmentId}/answer";

    Task<Browser> Staff(FakeApi api) => web.Browser(api, "staff@2580");
}
