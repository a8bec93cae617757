using System.Net;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Tests.Features.Incidents;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Requests;

public sealed class RequestPagesTests(WebHost web)
{
    static readonly Guid Id = SampleRequest.Id;
    static readonly string Edit = $"PUT /requests/{Id}";
    static readonly string Send = $"POST /requests/{Id}/sending";

    [Fact]
    public async Task A_template_becomes_a_draft_in_the_pages_language()
    {
        var template = new RequestTemplateDto("attack", "IT-angrepp", "IT attack", "Två veckor.", "Two weeks.", [new("Talesperson", "Spokesperson", SampleRequest.Press)]);
        var create = $"POST /incidents/{SampleIncident.Id}/requests";
        var api = SampleRequest.Playing(SampleRequest.Draft()).Answers("GET /request-templates?municipality=2514&from=2026-11-24", new[] { template }).Answers(create, SampleRequest.Draft(), HttpStatusCode.Created);
        await using var browser = await Lead(api);

        var page = await browser.Get($"/incidents/{SampleIncident.Id}/requests/new?from=2026-11-24");
        var sent = await browser.Submit(page, "form.form", ("Form.Title", "Nu"));

        Assert.Equal("Två veckor. 1 rader, 1 platser.", page.Text("#Template-0-hint"));
        Assert.Equal($"/requests/{Id}?done=created", sent.Location);
        var posted = api.Sent.Single(request => request.Request == create).As<RequestFacts>();
        Assert.Equal(("Nu", "Talesperson"), (posted.Title, Assert.Single(posted.Needs).Title));
    }

    [Fact]
    public async Task An_empty_request_has_no_needs()
    {
        var create = $"POST /incidents/{SampleIncident.Id}/requests";
        var api = SampleRequest.Playing(SampleRequest.Draft()).Answers("GET /request-templates?municipality=2514&from=2026-11-24", Array.Empty<object>()).Answers(create, SampleRequest.Draft(), HttpStatusCode.Created);
        await using var browser = await Lead(api);

        await browser.Submit(await browser.Get($"/incidents/{SampleIncident.Id}/requests/new?from=2026-11-24"), "form.form", ("Form.Template", "empty"));

        Assert.Empty(api.Sent.Single(request => request.Request == create).As<RequestFacts>().Needs);
    }

    [Fact]
    public async Task A_draft_is_open_to_change_with_its_meaning_beside_it()
    {
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad, SampleRequest.Press)));

        var page = await browser.Get($"/requests/{Id}");

        Assert.Equal(2, page.Document.QuerySelectorAll(".needs details").Length);
        Assert.Contains("Minst 10 personer", page.Text("#size"));
        Assert.Equal("Utkast, bara ni ser det", page.Text(".page-head .ds-tag"));
    }

    [Theory]
    [InlineData("add", 3)]
    [InlineData("copy-0", 3)]
    [InlineData("remove-0", 1)]
    [InlineData("count", 2)]
    public async Task Row_buttons_keep_everything_typed_and_save_nothing(string pressed, int lines)
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad, SampleRequest.Press));
        await using var browser = await Lead(api);

        var page = await Press(browser, pressed, ("Form.Needs[1].Seats", "tjugo"), ("Form.Title", "Andra \"veckan\" 🔥"));

        Assert.Equal(lines, page.Document.QuerySelectorAll(".needs details").Length);
        Assert.Contains(page.Document.QuerySelectorAll("input[name$=Seats]"), seats => seats.GetAttribute("value") == "tjugo");
        Assert.Equal("Andra \"veckan\" 🔥", page.Find("#Title").GetAttribute("value"));
        Assert.DoesNotContain(api.Sent, request => request.Request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_meaning_leaves_out_lines_that_cannot_be_read()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad, SampleRequest.Press));
        await using var browser = await Lead(api);

        var page = await Press(browser, "count", ("Form.Needs[1].Seats", "tjugo"));

        Assert.Contains("behov 2.", page.Text("#size"));
        Assert.Equal([SampleRequest.Ad], api.Sent.Last(request => request.Request == SampleRequest.SizeOf).As<RequestSizeRequest>().Needs);
    }

    [Fact]
    public async Task Saving_sends_all_lines_with_the_last_day_made_into_the_one_after()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Answers(Edit, SampleRequest.Draft(SampleRequest.Ad));
        await using var browser = await Lead(api);

        var saved = await Press(browser, "save", ("Form.Needs[0].ToDate", "2026-12-06"));

        Assert.Equal($"/requests/{Id}?done=saved", saved.Location);
        var posted = api.Sent.Single(request => request.Request == Edit).As<EditRequestRequest>();
        Assert.Equal((5, SampleRequest.Ad with { ToDate = new(2026, 12, 7) }), (posted.Version, Assert.Single(posted.Facts.Needs)));
    }

    [Fact]
    public async Task Faults_stand_beside_the_fields_of_an_opened_line()
    {
        var errors = new Dictionary<string, string[]> { ["Needs[1].Seats"] = ["at-most-500"], ["Needs[1].ToDate"] = ["ends-before-start"], ["Needs"] = ["at-most-2000-seats"] };
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad, SampleRequest.Press)).Refuses(Edit, 400, "invalid", ("errors", errors)));

        var page = await Press(browser, "save", ("Form.Needs[1].Seats", "10000"));

        Assert.Equal("Fel: Högst 500 platser per pass i ett behov.", page.Text("#Needs-1-Seats-error"));
        Assert.Equal("10000", page.Find("#Needs-1-Seats").GetAttribute("value"));
        Assert.Equal([false, true], page.Document.QuerySelectorAll(".needs details").Select(line => line.HasAttribute("open")));
        Assert.Contains("Högst 2 000 platser sammanlagt", page.Text(".ds-error-summary").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task How_many_are_needed_and_what_they_should_have_together_are_sent_and_kept_beside_a_fault()
    {
        var asked = SampleRequest.Ad with { Minimum = 1, Guide = true, Liaison = true };
        var api = SampleRequest.Playing(SampleRequest.Draft(asked)).Refuses(Edit, 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Needs[0].Minimum"] = ["more-than-seats"] }));
        await using var browser = await Lead(api);

        var page = await Press(browser, "save", ("Form.Needs[0].Minimum", "7"));

        Assert.Equal(asked with { Minimum = 7 }, Assert.Single(api.Sent.Single(request => request.Request == Edit).As<EditRequestRequest>().Facts.Needs));
        Assert.Equal(("Fel: Högst så många som platserna per pass.", "7"), (page.Text("#Needs-0-Minimum-error"), page.Find("#Needs-0-Minimum").GetAttribute("value")));
        Assert.Equal(["guide", "liaison"], page.Document.QuerySelectorAll("#Needs-0-Team [checked]").Select(box => box.GetAttribute("value")));
        Assert.EndsWith("på plats, någon som kan visa de andra, kommunikatör vid IT samtidigt", page.Text("[data-need-line='0']"));
    }

    [Fact]
    public async Task The_line_follows_what_is_asked_of_those_on_a_shift_together()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad with { MixedLenders = true }));
        await using var browser = await Lead(api);
        var page = await browser.Get($"/requests/{Id}");
        page.Find("form.builder").SetAttribute("action", page.Find("#size").GetAttribute("data-address")!);

        var piece = await browser.Submit(page, "form.builder", ("Form.Needs[0].Minimum", "1"));

        Assert.EndsWith("på plats, minst 1, inte alla från samma kommun", piece.Text("[data-need-line='0']"));
    }

    [Fact]
    public async Task A_stale_tab_keeps_what_was_typed_and_may_save_it()
    {
        var newer = SampleRequest.Draft(SampleRequest.Press) with { Version = 8 };
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Refuses(Edit, 409, "outdated", ("current", newer));
        await using var browser = await Lead(api);

        var stale = await Press(browser, "save", ("Form.Title", "Min"));

        Assert.Contains("Någon annan har sparat under tiden", stale.Text("main"));
        Assert.Contains("1 × Press", stale.Text(".ds-alert"));
        Assert.Equal("Min", stale.Find("#Title").GetAttribute("value"));

        api.Answers(Edit, newer);
        await browser.Submit(stale, "form.builder", ("Form.Do", "save"));
        Assert.Equal((8, "Min"), (api.Sent.Last(request => request.Request == Edit).As<EditRequestRequest>().Version, api.Sent.Last(request => request.Request == Edit).As<EditRequestRequest>().Facts.Title));
    }

    [Fact]
    public async Task A_form_of_a_request_that_was_sent_meanwhile_is_shown_again_with_the_reason()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad));
        await using var browser = await Lead(api);
        var page = await browser.Get($"/requests/{Id}");

        api.Answers($"GET /requests/{Id}", SampleRequest.Sent(SampleRequest.Ad)).Refuses(Edit, 409, "request-sent");
        var refused = await browser.Submit(page, "form.builder", ("Form.Do", "save"), ("Form.Title", "Min"));

        Assert.Contains("Begäran är redan skickad", refused.Text(".ds-error-summary"));
        Assert.Equal("Min", refused.Find("#Title").GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_without_lines_can_get_its_first()
    {
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Draft()));

        var page = await Press(browser, "add");

        Assert.Equal("", page.Find("#Needs-0-SkillId option[value='']").GetAttribute("value"));
        Assert.True(page.Find(".needs details").HasAttribute("open"));
    }

    [Fact]
    public async Task Sending_asks_once_more_and_sends_the_version_that_was_read()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Answers(Send, new SendRequestResponse(SampleRequest.Sent(SampleRequest.Ad), 14, 0));
        await using var browser = await Lead(api);

        var page = await browser.Get($"/requests/{Id}/send");
        var sent = await browser.Submit(page, "form:has([name='Form.Version'])");

        Assert.Contains("AD och konton", page.Text("tbody"));
        Assert.Contains("10", page.Text(".facts"));
        Assert.Equal($"/requests/{Id}?done=sent", sent.Location);
        Assert.Equal(new SendRequestRequest(5), api.Sent.Single(request => request.Request == Send).As<SendRequestRequest>());
    }

    [Fact]
    public async Task What_hinders_sending_is_told_by_the_lines_name()
    {
        var errors = new Dictionary<string, string[]> { ["Needs[0].ToDate"] = ["no-shift-left"] };
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Refuses(Send, 400, "invalid", ("errors", errors)));

        var page = await browser.Submit(await browser.Get($"/requests/{Id}/send"), "form:has([name='Form.Version'])");

        Assert.Contains("AD och konton: Alla pass har redan börjat. Välj en senare dag.", page.Text(".ds-error-summary"));
    }

    [Fact]
    public async Task Another_version_than_the_one_read_is_shown_before_it_is_sent()
    {
        var newer = SampleRequest.Draft(SampleRequest.Press) with { Version = 8 };
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Refuses(Send, 409, "outdated", ("current", newer)));

        var page = await browser.Submit(await browser.Get($"/requests/{Id}/send"), "form:has([name='Form.Version'])");

        Assert.Contains("Press", page.Text("tbody"));
        Assert.Equal("8", page.Find("[name='Form.Version']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_sent_request_is_to_be_read_with_how_far_it_is_staffed()
    {
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Sent(SampleRequest.Ad)));

        var page = await browser.Get($"/requests/{Id}");

        Assert.Empty(page.Document.QuerySelectorAll("form.builder"));
        Assert.Contains("7 av 28", page.Text("tbody"));
        Assert.Contains("Receptionen", page.Text("main"));
        Assert.Equal(7, page.Document.QuerySelectorAll("svg rect").Length);
    }

    [Fact]
    public async Task Why_it_cannot_be_withdrawn_is_told_with_who_is_still_at_work()
    {
        var api = SampleRequest.Playing(SampleRequest.Sent(SampleRequest.Ad))
            .Refuses($"POST /requests/{Id}/withdrawal", 409, "assignments-ahead", ("shifts", 12), ("people", 5), ("nextStartsAt", "2026-11-23T06:00:00+00:00"));
        await using var browser = await Lead(api);

        var page = await browser.Submit(await browser.Get($"/requests/{Id}"), ".confirm form");

        Assert.Contains("5 personer har 12 publicerade pass kvar", page.Text(".ds-error-summary"));
        Assert.Equal(new WithdrawRequestRequest(6), api.Sent.Single(request => request.Request.StartsWith("POST /requests", StringComparison.Ordinal)).As<WithdrawRequestRequest>());
    }

    [Fact]
    public async Task A_copy_is_gone_to()
    {
        var copy = SampleRequest.Draft() with { Id = Guid.Parse("0195d0a0-0000-7000-8000-000000000301") };
        await using var browser = await Lead(SampleRequest.Playing(SampleRequest.Sent(SampleRequest.Ad)).Answers($"POST /requests/{Id}/copies", copy, HttpStatusCode.Created));

        Assert.Equal($"/requests/{copy.Id}?done=copied", (await browser.Submit(await browser.Get($"/requests/{Id}"), ".page-end > form")).Location);
    }

    [Fact]
    public async Task The_own_coordinator_reads_a_draft_and_changes_nothing()
    {
        await using var browser = await web.Browser(SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)), "coordinator@2514");

        var page = await browser.Get($"/requests/{Id}");

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("AD och konton", page.Text("tbody"));
    }

    [Fact]
    public async Task The_script_gets_the_panel_and_the_lines_for_what_is_typed()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad, SampleRequest.Press));
        await using var browser = await Lead(api);
        var page = await browser.Get($"/requests/{Id}");
        page.Find("form.builder").SetAttribute("action", page.Find("#size").GetAttribute("data-address")!);

        var piece = await browser.Submit(page, "form.builder", ("Form.Needs[0].Seats", "9"), ("Form.Needs[1].Seats", ""));

        Assert.Equal(HttpStatusCode.OK, piece.Status);
        Assert.Contains("Minst 10 personer", piece.Text("#size"));
        Assert.Contains("9 × AD och konton", piece.Text("[data-need-line='0']"));
        Assert.Contains("är inte ifyllt än", piece.Text("[data-need-line='1']"));
        Assert.Equal(9, Assert.Single(api.Sent.Last(request => request.Request == SampleRequest.SizeOf).As<RequestSizeRequest>().Needs).Seats);
    }

    [Fact]
    public async Task Too_few_people_offered_are_told_of_with_the_page_and_while_typing()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Answers(SampleRequest.SizeOf, SampleRequest.Size with { Capacity = SampleRequest.Capacity });
        await using var browser = await Lead(api);
        var page = await browser.Get($"/requests/{Id}");
        Assert.Contains("De som är erbjudna räcker inte", page.Text("#size .ds-alert"));

        page.Find("form.builder").SetAttribute("action", page.Find("#size").GetAttribute("data-address")!);
        Assert.Contains("De som är erbjudna räcker inte", (await browser.Submit(page, "form.builder")).Text("#size .ds-alert"));
    }

    [Theory]
    [InlineData("sent", "")]
    [InlineData("draft", "/send")]
    public async Task They_are_told_of_also_where_a_request_is_read_and_where_it_is_sent(string status, string page)
    {
        var request = status == "sent" ? SampleRequest.Sent(SampleRequest.Ad) : SampleRequest.Draft(SampleRequest.Ad);
        var api = SampleRequest.Playing(request).Answers($"GET /requests/{Id}/size", SampleRequest.Size with { Capacity = SampleRequest.Capacity });
        await using var browser = await Lead(api);

        var shown = await browser.Get($"/requests/{Id}{page}");

        Assert.Contains("De som är erbjudna räcker inte", shown.Text(".offered .ds-alert"));
        Assert.Contains("760 h", shown.Text(".offered table").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task A_liaison_whom_no_line_asks_for_is_told_of_with_the_page_and_while_typing()
    {
        var api = SampleRequest.Playing(SampleRequest.Draft(SampleRequest.Ad)).Answers(SampleRequest.SizeOf, SampleRequest.Size with { WithoutLiaison = ["AD och konton"] });
        await using var browser = await Lead(api);
        var page = await browser.Get($"/requests/{Id}");
        Assert.Contains("Ingen kommunikatör vid IT är begärd", page.Text("#size .ds-alert"));

        page.Find("form.builder").SetAttribute("action", page.Find("#size").GetAttribute("data-address")!);
        Assert.Contains("AD och konton: där ska en kommunikatör vid IT", (await browser.Submit(page, "form.builder")).Text("#size .ds-alert"));
    }

    [Theory]
    [InlineData("sent", "", "Skicka en begäran med ett sådant behov.")]
    [InlineData("draft", "/send", "Lägg till ett sådant behov.")]
    public async Task It_is_told_of_also_where_a_request_is_read_and_where_it_is_sent_and_stops_nothing(string status, string page, string advice)
    {
        var request = status == "sent" ? SampleRequest.Sent(SampleRequest.Ad) : SampleRequest.Draft(SampleRequest.Ad);
        var api = SampleRequest.Playing(request).Answers($"GET /requests/{Id}/size", SampleRequest.Size with { WithoutLiaison = ["AD och konton"] });
        await using var browser = await Lead(api);

        var shown = await browser.Get($"/requests/{Id}{page}");

        Assert.EndsWith(advice, shown.Text(".liaison .ds-alert").Trim());
        Assert.Equal(status == "draft" ? 1 : 0, shown.Document.QuerySelectorAll(".send button[type=submit]").Length);
    }

    [Fact]
    public async Task The_script_gets_nothing_without_the_forms_token_or_the_role()
    {
        await using var lead = await Lead(SampleRequest.Playing(SampleRequest.Draft()));
        await using var coordinator = await web.Browser(SampleRequest.Playing(SampleRequest.Draft()), "coordinator@2514");

        Assert.NotEqual(HttpStatusCode.OK, (await lead.PostNothing($"/incidents/{SampleIncident.Id}/requests/size")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await coordinator.PostNothing($"/incidents/{SampleIncident.Id}/requests/size")).Status);
    }

    [Fact]
    public async Task Another_municipalitys_request_is_not_found()
    {
        await using var browser = await Lead(new());

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/requests/{Id}")).Status);
    }

    Task<Browser> Lead(FakeApi api) => web.Browser(api, "crisis_lead@2514");

    static async Task<Page> Press(Browser browser, string button, params (string, string)[] values) =>
        await browser.Submit(await browser.Get($"/requests/{Id}"), "form.builder", [.. values, ("Form.Do", button)]);
}
