using System.Net;
using System.Text.RegularExpressions;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Contracts.Schedules;
using MutualAid.Web.Tests.Features.Schedules;
using MutualAid.Web.Tests.Support;
using static MutualAid.Web.Tests.Features.Schedules.SampleSchedule;

namespace MutualAid.Web.Tests.Features.ScheduleEdits;

public sealed class ScheduleEditPagesTests(WebHost web)
{
    static readonly Guid Shift = new("0196a000-0000-7000-8000-000000000011"), Other = new("0196a000-0000-7000-8000-000000000012");
    static readonly Guid Bo = new("0196a000-0000-7000-8000-000000000013"), Edit = new("0196a000-0000-7000-8000-000000000014");
    static readonly DateTimeOffset Start = new(2030, 3, 5, 3, 0, 0, TimeSpan.Zero), End = new(2030, 3, 5, 11, 0, 0, TimeSpan.Zero);

    static readonly BreachDto Rest = new(
        "atl-13-daily", "daily-rest", "stop", "ATL", "Arbetstidslagen 13 §", true, Start.AddHours(-9), Start, Start, "minutes", 540, 660, 120,
        Start.AddHours(2), null, MayBeOverridden: true, []);

    static readonly ListedShiftDto Listed = new(Shift, "AD och konton", "it.identitet", 2, "day", Start, End, 2, MayChange: true, [new(Ida, "Ida Provsson", "Luleå", "yes")]);

    static readonly ShiftPageDto ShiftPage = new(
        Incident, "IT-angreppet", 2, Listed,
        [new(Ida, "Ida Provsson", "Luleå", "yes", [], [], 1200, 2880, 1680, [])],
        [
            new(Bo, "Bo Provsson", "Boden", null, [], [], 2340, 2880, 540, []) { Cost = new("hours", 2340, 14) },
            new(Guid.NewGuid(), "Siv Provsson", "Boden", null, ["on-leave"], [], 0, 2880, 2880, []),
        ],
        WithoutSkill: 3);

    [Fact]
    public async Task The_shift_says_who_is_on_it_and_who_could_be_with_the_hours_they_have_left()
    {
        var api = new FakeApi().Answers($"GET /incidents/{Incident}/shifts/{Shift}", ShiftPage);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/shifts/{Shift}");

        Assert.Contains("1 av 2 platser bemannade", page.Text("main"));
        var candidates = page.Text("section:has(#panel-candidates)");
        Assert.Contains("Kan ta 9 h till den veckan.", candidates.Replace('\u00A0', ' '));
        Assert.Contains("Har 39 h på andra pass i schemat, erbjuden i 14 dagar.", candidates.Replace('\u00A0', ' '));
        Assert.Contains("1 person som inte kan", candidates);
        Assert.Contains("Är ledig.", candidates);
        Assert.Equal($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}", page.Find("section:has(#panel-candidates) a.ds-button").GetAttribute("href"));
    }

    [Fact]
    public async Task To_replace_someone_is_to_choose_who_takes_over()
    {
        var api = new FakeApi().Answers($"GET /incidents/{Incident}/shifts/{Shift}?replace={Ida}", ShiftPage);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/shifts/{Shift}?replace={Ida}");

        Assert.Equal("Vem tar över efter Ida Provsson?", page.Text("#panel-candidates"));
        Assert.DoesNotContain("lämna passet", page.Text("main"));
        Assert.Equal($"/incidents/{Incident}/schedule/edit?kind=replace&shift={Shift}&person={Ida}&other={Bo}", page.Find("section:has(#panel-candidates) a.ds-button").GetAttribute("href"));
    }

    [Theory]
    [InlineData(2, "1 av 5 platser bemannade. Minst 2 behövs, så 1 saknas. 4 platser är lediga.")]
    [InlineData(1, "1 av 5 platser bemannade. Minst 1 behövs. 4 platser är lediga.")]
    [InlineData(5, "1 av 5 platser bemannade. 4 platser är lediga.")]
    public async Task A_shift_that_can_do_with_fewer_says_with_how_many(int needed, string sentence)
    {
        var api = new FakeApi().Answers($"GET /incidents/{Incident}/shifts/{Shift}", ShiftPage with { Shift = Listed with { Seats = 5, Needed = needed } });
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        Assert.Contains(sentence, (await browser.Get($"/incidents/{Incident}/shifts/{Shift}")).Text("main"));
    }

    [Theory]
    [InlineData(-80, "Tar mindre på Bo Provsson än på Ida Provsson: belastningen i schemat minskar med 1 h 20 min.")]
    [InlineData(0, "Tar lika mycket på Bo Provsson som på Ida Provsson.")]
    [InlineData(80, "Tar mer på Bo Provsson än på Ida Provsson: belastningen i schemat ökar med 1 h 20 min.")]
    public async Task Each_candidate_is_held_against_whom_they_would_replace(int wear, string sentence)
    {
        var bo = ShiftPage.Candidates[0] with { InsteadWearMinutes = wear };
        var api = new FakeApi().Answers($"GET /incidents/{Incident}/shifts/{Shift}?replace={Ida}", ShiftPage with { Candidates = [bo, .. ShiftPage.Candidates[1..]] });
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        Assert.Contains(sentence, (await browser.Get($"/incidents/{Incident}/shifts/{Shift}?replace={Ida}")).Text("section:has(#panel-candidates)").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Whoever_holds_a_stretch_of_work_together_is_said_not_to_be_free_to_leave()
    {
        var api = new FakeApi().Answers($"GET /incidents/{Incident}/shifts/{Shift}?replace={Ida}", ShiftPage with { LeftBroken = [Rest] });
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/shifts/{Shift}?replace={Ida}");

        Assert.Contains("Ida Provsson kan inte bara lämna passet", page.Text(".ds-alert"));
        Assert.Contains("arbetstidslagen 13 §", page.Text(".ds-alert"));
    }

    [Fact]
    public async Task What_a_change_does_is_told_for_seats_for_people_and_for_each_of_them()
    {
        var preview = Preview("possible") with { Sum = new(1, 0, 1, 41, 90) };
        preview = preview with { Persons = [preview.Persons[0] with { Load = new(new(2340, 1, null, 300), new(2820, 2, 660, 390)) }] };
        var api = new FakeApi().Answers($"POST /incidents/{Incident}/schedule-edits/preview", preview);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}");

        Assert.Equal(
            ["1 lucka fylls.", "1 person får ändrade pass. 41 andra berörs inte.", "Belastningen på människor ökar med 1 h 30 min."],
            page.Document.QuerySelectorAll("section:has(#vad-ändringen-gör) li").Select(line => line.FirstChild!.TextContent.Replace('\u00A0', ' ').Trim()));
        Assert.Equal(
            ["Timmar 39 h 47 h", "Nätter 1 2", "Kortaste vila minst ett dygn 11 h", "Belastning 5 h 6 h 30 min"],
            page.Document.QuerySelectorAll($"section:has(#person-{Bo}) tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)).Replace('\u00A0', ' ')));
    }

    [Theory]
    [InlineData(0, 0, "Lika många platser är bemannade som förut.")]
    [InlineData(0, 2, "2 luckor uppstår.")]
    [InlineData(1, 1, "1 lucka fylls. 1 lucka uppstår.")]
    [InlineData(0, 0, "2 personer får ändrade pass. Belastningen")]
    public async Task A_gap_that_closes_and_one_that_opens_are_both_told(int filled, int emptied, string sentence)
    {
        var api = new FakeApi().Answers($"POST /incidents/{Incident}/schedule-edits/preview", Preview("possible") with { Sum = new(filled, emptied, 2, 0, 0) });
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        Assert.Contains(sentence, Regex.Replace((await browser.Get($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}")).Text("main"), @"\s+", " "));
    }

    [Fact]
    public async Task A_lawful_change_is_shown_and_saved_with_the_version_that_was_seen()
    {
        var api = new FakeApi()
            .Answers($"POST /incidents/{Incident}/schedule-edits/preview", Preview("possible"))
            .Answers($"POST /incidents/{Incident}/schedule-edits", new EditScheduleResponse(Edit, "done", 3), HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}");
        Assert.Contains("Kan sedan ta 1 h till den veckan.", page.Text("main").Replace('\u00A0', ' '));
        Assert.Contains("Bryter ingen regel", page.Text("main"));

        var after = await browser.Submit(page, ".save form");
        Assert.Equal($"/incidents/{Incident}/shifts/{Shift}?done=edited", after.Location);
        var sent = api.Sent.Single(sent => sent.Request == $"POST /incidents/{Incident}/schedule-edits").As<EditScheduleRequest>();
        Assert.Equal(("assign", 2, new SeatDto(Shift, Bo), null), (sent.Kind, sent.ExpectedCurrentVersion, sent.Additions.Single(), sent.Override));
    }

    [Fact]
    public async Task A_breach_is_a_sentence_and_a_second_person_is_asked_with_a_reason()
    {
        var api = new FakeApi()
            .Answers($"POST /incidents/{Incident}/schedule-edits/preview", Preview("needs-approval", Rest))
            .Answers($"POST /incidents/{Incident}/schedule-edits", new EditScheduleResponse(Edit, "waiting", null), HttpStatusCode.Accepted);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}");
        Assert.Contains("arbetstidslagen 13 §", page.Text(".breaches"));

        var empty = await browser.Submit(page, ".save form", ("Form.Override.Reason", " "));
        Assert.Contains("Skriv varför undantaget behövs.", empty.Text(".save"));
        Assert.DoesNotContain(api.Sent, sent => sent.Request == $"POST /incidents/{Incident}/schedule-edits");

        var after = await browser.Submit(page, ".save form", ("Form.Override.Reason", "Ingen annan kan."));
        Assert.Equal($"/schedule-edits/{Edit}?done=asked", after.Location);
        Assert.Equal("Ingen annan kan.", api.Sent.Last().As<EditScheduleRequest>().Override!.Reason);
    }

    [Fact]
    public async Task What_cannot_be_done_has_no_button()
    {
        var api = new FakeApi().Answers($"POST /incidents/{Incident}/schedule-edits/preview", Preview("not-possible") with { Obstacles = [new("on-leave", Shift, Bo)] });
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}");

        Assert.Contains("Bo Provsson är ledig.", page.Text("main"));
        Assert.True(page.Find(".save").HasAttribute("hidden"));
    }

    [Fact]
    public async Task A_stale_version_is_told_what_was_typed_is_kept_and_the_new_version_is_sent_next()
    {
        var api = new FakeApi()
            .Answers($"POST /incidents/{Incident}/schedule-edits/preview", Preview("needs-approval", Rest))
            .Refuses($"POST /incidents/{Incident}/schedule-edits", 409, "changed-since", ("currentVersion", 3));
        await using var browser = await web.Browser(api, "crisis_lead@2514");
        var page = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=assign&shift={Shift}&person={Bo}");
        api.Answers($"POST /incidents/{Incident}/schedule-edits/preview", Preview("needs-approval", Rest) with { CurrentVersion = 3 });

        var again = await browser.Submit(page, ".save form", ("Form.Override.Reason", "Ingen annan kan."));

        Assert.Contains("schemat har ändrats sedan du såg det", again.Text(".ds-alert"));
        Assert.Equal("Ingen annan kan.", again.Find("textarea").TextContent);
        Assert.Equal("3", again.Find("input[name='Form.Version']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_move_asks_to_which_free_shift_and_a_swap_with_whom()
    {
        var taken = Listed with { Id = Other, StartsAt = Start.AddDays(1), EndsAt = End.AddDays(1), People = [new(Bo, "Bo Provsson", "Boden", "asked")] };
        var api = new FakeApi()
            .Answers($"GET /incidents/{Incident}/shifts/{Shift}", ShiftPage)
            .Answers($"GET /incidents/{Incident}/shifts?from=2030-02-26&to=2030-03-13", new ShiftListDto(Incident, "IT-angreppet", 2, new(2030, 2, 26), new(2030, 3, 13), [Listed, taken]));
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var move = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=move&shift={Shift}&person={Ida}");
        var swap = await browser.Get($"/incidents/{Incident}/schedule/edit?kind=swap&shift={Shift}&person={Ida}");

        Assert.Equal($"{Other}", move.Find("select[name=to] option").GetAttribute("value"));
        Assert.Equal($"{Other}.{Bo}", swap.Find("select[name=with] option").GetAttribute("value"));
    }

    [Fact]
    public async Task A_day_without_shifts_says_what_to_do()
    {
        var api = new FakeApi().Answers($"GET /incidents/{Incident}/shifts?from=2030-03-05&to=2030-03-06", new ShiftListDto(Incident, "IT-angreppet", 2, new(2030, 3, 5), new(2030, 3, 6), []));
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        Assert.Contains("Inga pass", (await browser.Get($"/incidents/{Incident}/schedule/edit?day=2030-03-05")).Text(".empty-title"));
    }

    [Theory]
    [InlineData("approve", "Godkänn undantaget")]
    [InlineData("refuse", "Avslå")]
    public async Task The_second_person_sees_the_same_facts_and_decides(string decision, string button)
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-edits/{Edit}", new ScheduleEditDetailsDto(Waiting(mayDecide: true), Preview("needs-approval", Rest)))
            .Answers($"POST /schedule-edits/{Edit}/decision", new DecideScheduleEditResponse(Edit, "approved", 3));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Get($"/schedule-edits/{Edit}");
        Assert.Contains("Ingen annan kan.", page.Text(".reason"));
        Assert.Contains("arbetstidslagen 13 §", page.Text(".breaches"));
        Assert.Contains(button, page.Text(".decide"));

        Assert.Equal($"/schedule-edits/{Edit}", (await browser.Submit(page, $"form:has(input[value={decision}])")).Location);
        Assert.Equal(decision, api.Sent.Single(sent => sent.Request == $"POST /schedule-edits/{Edit}/decision").As<DecideScheduleEditRequest>().Decision);
    }

    [Fact]
    public async Task Who_asked_can_take_it_back_and_not_decide()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-edits/{Edit}", new ScheduleEditDetailsDto(Waiting(mayDecide: false) with { IsOwn = true }, Preview("needs-approval", Rest)))
            .Answers($"POST /schedule-edits/{Edit}/withdrawal", new DecideScheduleEditResponse(Edit, "withdrawn", null));
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/schedule-edits/{Edit}?done=asked");

        Assert.Contains("Inget är ändrat förrän en andra person har godkänt", page.Text(".ds-alert"));
        Assert.True(page.Find(".decide > .actions").HasAttribute("hidden"));
        Assert.Equal($"/schedule-edits/{Edit}", (await browser.Submit(page, "form:has(input[value=withdraw])")).Location);
    }

    [Fact]
    public async Task What_would_now_break_more_is_told()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-edits/{Edit}", new ScheduleEditDetailsDto(Waiting(mayDecide: true), Preview("needs-approval", Rest)))
            .Refuses($"POST /schedule-edits/{Edit}/decision", 409, "changed-since");
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Submit(await browser.Get($"/schedule-edits/{Edit}"), "form:has(input[value=approve])");

        Assert.Contains("Inget godkändes", page.Text(".ds-alert"));
    }

    [Fact]
    public async Task The_schedule_shows_what_waits_and_what_is_unlawful_now_with_ways_to_mend_it()
    {
        var unlawful = new UnlawfulSeatDto(Ida, "Ida Provsson", "Luleå", Shift, "AD och konton", "day", Start, End, "yes", [], [Rest]);
        var api = new FakeApi()
            .Answers($"GET /incidents/{Incident}/schedule", Published with { Unlawful = [unlawful] })
            .Answers($"GET /incidents/{Incident}/schedule-versions", Array.Empty<ScheduleVersionDto>())
            .Answers($"GET /incidents/{Incident}/schedule-edits", new[] { Waiting(mayDecide: true) })
            .Answers("GET /skills", Array.Empty<object>());
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule");

        Assert.Equal("1 pass kan inte stå kvar", page.Text("#panel-unlawful"));
        Assert.Contains("arbetstidslagen 13 §", page.Text(".unlawful"));
        Assert.Equal(
            ["#make", $"/incidents/{Incident}/shifts/{Shift}?replace={Ida}#panel-candidates", $"/incidents/{Incident}/schedule/edit?kind=remove&shift={Shift}&person={Ida}"],
            page.Document.QuerySelectorAll(".unlawful a:not([href='/hours/rules'])").Select(link => link.GetAttribute("href")));
        Assert.Equal($"/schedule-edits/{Edit}", page.Find(".ds-alert a").GetAttribute("href"));
        Assert.Equal($"/incidents/{Incident}/schedule/edit", page.Document.QuerySelectorAll("a").First(link => link.TextContent.Contains("Ändra för hand")).GetAttribute("href"));
    }

    [Fact]
    public async Task A_coordinator_sees_what_was_let_pass_for_own_people()
    {
        var passed = new HourOverrideDto(
            Guid.NewGuid(), Ida, "Ida Provsson", Incident, "IT-angreppet", "atl-13-daily", "daily-rest", "Arbetstidslagen 13 §", Start.AddHours(-9), Start, 120, 120, "Ingen annan kan.", "Marja Provsson", "Bo Provsson", Start.AddDays(-3), [Shift]);
        var api = new FakeApi().Answers("GET /hour-overrides?municipality=2580", new HourOverridesDto([Waiting(mayDecide: true)], [passed]));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Get("/hour-overrides");

        Assert.Contains("Ingen annan kan.", page.Text("table"));
        Assert.Contains("2 h", page.Text("td[data-label='Över gränsen']").Replace('\u00A0', ' '));
        Assert.Equal($"/schedule-edits/{Edit}", page.Find(".ds-alert a").GetAttribute("href"));

        api.Answers("GET /hour-overrides?municipality=2580", new HourOverridesDto([], []));
        Assert.Equal("Inga undantag", (await browser.Get("/hour-overrides")).Text(".empty-title"));
    }

    [Fact]
    public async Task Each_page_is_for_those_whom_it_concerns()
    {
        await using var coordinator = await web.Browser(null, "coordinator@2514");
        await using var lead = await web.Browser(null, "crisis_lead@2514");
        await using var staff = await web.Browser(null, "staff@2514");
        await using var stranger = await web.Browser();

        foreach (var path in (string[])[$"/incidents/{Incident}/shifts/{Shift}", $"/incidents/{Incident}/schedule/edit"])
            Assert.NotEqual(HttpStatusCode.OK, (await coordinator.Get(path)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await lead.Get("/hour-overrides")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Get($"/schedule-edits/{Edit}")).Status);
        foreach (var path in (string[])[$"/incidents/{Incident}/shifts/{Shift}", $"/incidents/{Incident}/schedule/edit", $"/schedule-edits/{Edit}", "/hour-overrides"])
        {
            Assert.NotEqual(HttpStatusCode.OK, (await staff.Get(path)).Status);
            Assert.StartsWith("/sign-in", (await stranger.Get(path)).Location, StringComparison.Ordinal);
        }
    }

    static ScheduleEditPreviewDto Preview(string outcome, params BreachDto[] breaches) => new(
        Incident, "IT-angreppet", "2514", 2, "assign", outcome, [new(Shift, "AD och konton", "day", Start, End, 2, 1, 2)],
        [
            new(
                Bo, "Bo Provsson", "Boden", [], [Shift], HadSaidYes: false, breaches,
                [
                    new("week-48", "total-hours", "minutes", Start.AddDays(-3), Start.AddDays(4), 2340, 2820, 2880),
                    new("hse-days", "days-in-a-row", "days", Start.AddDays(-3), Start, 3, 4, 6),
                ]),
        ],
        []);

    static ScheduleEditDto Waiting(bool mayDecide) => new(
        Edit, Incident, "IT-angreppet", "2514", "assign", [], [new(Shift, "AD och konton", "day", Start, End, Bo, "Bo Provsson", "Boden")],
        "waiting", "Ingen annan kan.", "Marja Provsson", Start.AddDays(-3), null, null, null, [new(Bo, [Rest])], IsOwn: false, mayDecide);
}
