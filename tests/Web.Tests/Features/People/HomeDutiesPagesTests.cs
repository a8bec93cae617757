using System.Net;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.People;
using MutualAid.Web.Platform;
using MutualAid.Web.Tests.Features.Hours;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.People;

/// <summary>Work at home with a date: the panel on the person's page, and the page that reads in a file.</summary>
public sealed class HomeDutiesPagesTests(WebHost web)
{
    static readonly Guid Id = SampleRegister.Id, DutyId = Guid.Parse("22222222-2222-2222-2222-222222222222");
    static readonly string[] Missing = ["End"], Found = ["e-post", "start"];
    static readonly HomeDutyDto Overtime = new(DutyId, SampleBreach.At(17, 18), SampleBreach.At(17, 21), "overtime");

    static readonly UnlawfulDto Unlawful = new(
        [new(Guid.NewGuid(), Id, Guid.NewGuid(), "Allt är nere", "2514", "Kalix", SampleBreach.At(18, 4, 30), SampleBreach.At(18, 12), true)], [SampleBreach.ShortRest]);

    [Fact]
    public async Task What_is_written_down_is_listed_and_can_be_taken_away()
    {
        var api = WithPerson([Overtime]).Answers($"DELETE /home-duties/{DutyId}", new RemoveHomeDutyResponse(new([], [])));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Get($"/people/{Id}");
        Assert.Contains("tis 17 nov 18.00–21.00 Övertid", page.Text("section:has(#home-duties) table").Replace('\u00A0', ' '));

        var removed = await browser.Submit(page, "td form");
        Assert.Equal($"/people/{Id}?done=duty-removed", removed.Location);
    }

    [Fact]
    public async Task A_night_typed_as_two_times_ends_the_next_morning()
    {
        var api = WithPerson([]).Answers($"POST /people/{Id}/home-duties", new AddHomeDutyResponse(Overtime, new([], [])), HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "coordinator@2580");

        var sent = await Add(browser, ("Duty.DutyDay", "2026-11-17"), ("Duty.DutyStart", "22:00"), ("Duty.DutyEnd", "06:00"), ("Duty.DutyKind", "on_call"));

        Assert.Equal($"/people/{Id}?done=duty-added", sent.Location);
        Assert.Equal(
            new AddHomeDutyRequest(SampleBreach.At(17, 22), SampleBreach.At(18, 6), "on_call"),
            api.Sent.Single(request => request.Request.StartsWith("POST", StringComparison.Ordinal)).As<AddHomeDutyRequest>());
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_beside_the_field_and_kept()
    {
        var api = WithPerson([]);
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await Add(browser, ("Duty.DutyDay", "snart"), ("Duty.DutyStart", "kväll"), ("Duty.DutyEnd", "22:00"));

        Assert.Contains("Skriv ett datum", page.Text("#DutyDay-error"));
        Assert.Contains("Skriv ett klockslag, som 07.00.", page.Text("#DutyStart-error"));
        Assert.Equal(("kväll", "22:00"), (page.Find("#DutyStart").GetAttribute("value"), page.Find("#DutyEnd").GetAttribute("value")));
        Assert.DoesNotContain(api.Sent, request => request.Request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_stands_beside_the_day_or_the_end()
    {
        var api = WithPerson([]).Refuses($"POST /people/{Id}/home-duties", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["StartsAt"] = ["overlaps"] }));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await Add(browser, ("Duty.DutyDay", "2026-11-17"), ("Duty.DutyStart", "7"), ("Duty.DutyEnd", "9"));

        Assert.Contains("Går in i ett annat pass här ovanför", page.Text("#DutyDay-error"));
    }

    [Fact]
    public async Task Work_that_makes_shifts_unlawful_is_saved_and_the_page_says_which_and_who_sees_it()
    {
        var api = WithPerson([], Unlawful).Answers($"POST /people/{Id}/home-duties", new AddHomeDutyResponse(Overtime, Unlawful), HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "coordinator@2580");

        var sent = await Add(browser, ("Duty.DutyDay", "2026-11-17"), ("Duty.DutyStart", "18:00"), ("Duty.DutyEnd", "21:00"));
        Assert.Equal($"/people/{Id}?done=unlawful", sent.Location);

        var told = (await browser.Get(sent.Location!)).Text(".ds-alert").Replace('\u00A0', ' ');
        Assert.Contains("1 pass bryter nu mot arbetstidsreglerna. Kalix krisledning ser det på sitt schema.", told);
        Assert.Contains("ons 18 nov 04.30–12.00 i Kalix", told);
        Assert.Contains("Dygnsvilan mellan tis 17 nov 18.00", told);
    }

    [Fact]
    public async Task Saving_the_person_tells_the_same()
    {
        var api = WithPerson([], Unlawful).Answers($"PUT /people/{Id}", new EditPersonResponse(SampleRegister.Person, Unlawful));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var sent = await browser.Submit(await browser.Get($"/people/{Id}"), "form:has([name='Form.Name'])", ("Form.Do", "save"));

        Assert.Equal($"/people/{Id}?done=unlawful", sent.Location);
    }

    [Fact]
    public async Task A_file_is_looked_at_before_anything_is_written()
    {
        var api = new FakeApi().Answers("POST /municipalities/2580/home-duties/imports", new UploadResponse(Id), HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "coordinator@2580");

        Assert.Equal($"/people/home-duties/{Id}", (await Upload(browser, "e-post;start;slut"u8.ToArray())).Location);
    }

    [Fact]
    public async Task The_preview_says_what_is_added_what_is_wrong_and_what_makes_shifts_unlawful()
    {
        var api = new FakeApi().Answers($"GET /home-duties/imports/{Id}?show=all", Preview(
            new(1, 0, 1, 1, 1),
            new HomeDutyImportRowDto(2, "new", "Ida Ek", "ida@x.example", Id, SampleBreach.At(17, 18), SampleBreach.At(17, 21), "overtime", [], [SampleBreach.ShortRest]),
            new HomeDutyImportRowDto(3, "unchanged", "Ida Ek", "ida@x.example", Id, SampleBreach.At(19, 8), SampleBreach.At(19, 16), "ordinary", [], []),
            new HomeDutyImportRowDto(4, "error", "", "okand@kommun.se", null, null, null, null, [new("WorkEmail", "okand@kommun.se", "unknown-person", []), new("Start", "3 mars", "not-a-time", [])], [])));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Get($"/people/home-duties/{Id}?show=all");

        var details = page.Document.QuerySelectorAll("tbody li").Select(item => item.TextContent.Replace('\u00A0', ' ').Trim()).ToArray();
        Assert.Equal(["ny", "oförändrad", "fel"], page.Document.QuerySelectorAll("tbody tr > td > .ds-tag").Select(tag => tag.TextContent));
        Assert.Equal(5, details.Length);
        Assert.Equal("tis 17 nov 18.00–21.00 Övertid", details[0]);
        Assert.StartsWith("gör pass olagligt Dygnsvilan mellan tis 17 nov 18.00", details[1], StringComparison.Ordinal);
        Assert.Equal("E-post, där det står \"okand@kommun.se\": ingen i ert register har den adressen.", details[3]);
        Assert.Equal("Start, där det står \"3 mars\": skriv som 2026-12-01 08:00.", details[4]);
        Assert.Contains("Rader som gör pass olagliga: 1", page.Text("main"));
        Assert.Contains("Läs in 1, hoppa över 1 med fel", page.Text("main"));
        Assert.Contains("Gör pass olagliga (1)", page.Text("nav.shows"));
    }

    [Fact]
    public async Task Confirming_sends_what_was_seen_and_what_has_moved_is_looked_at_again()
    {
        var api = new FakeApi().Answers($"GET /home-duties/imports/{Id}?show=all", Preview(new(1, 0, 0, 0, 0))).Refuses($"POST /home-duties/imports/{Id}/confirmation", 409, "outdated");
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Submit(await browser.Get($"/people/home-duties/{Id}"), "form:has([name='Form.Seen'])", ("Form.Do", "all"));

        Assert.Contains("Registret har ändrats", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Equal(new ConfirmImportRequest("seen-1", false), api.Sent.Single(sent => sent.Request.StartsWith("POST", StringComparison.Ordinal)).As<ConfirmImportRequest>());
    }

    [Fact]
    public async Task A_second_click_on_the_yes_shows_what_the_first_did()
    {
        var api = new FakeApi().Answers($"GET /home-duties/imports/{Id}?show=all", Preview(new(1, 0, 0, 0, 0)));
        await using var browser = await web.Browser(api, "coordinator@2580");
        var page = await browser.Get($"/people/home-duties/{Id}");

        api.Answers($"GET /home-duties/imports/{Id}?show=all", Preview(new(0, 0, 0, 0, 0)) with { Result = Done });
        var second = await browser.Submit(page, "form:has([name='Form.Seen'])", ("Form.Do", "all"));

        Assert.Equal($"/people/home-duties/{Id}", second.Location);
        Assert.DoesNotContain(api.Sent, sent => sent.Request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Afterwards_whoever_is_hit_can_be_looked_at()
    {
        var api = new FakeApi().Answers($"GET /home-duties/imports/{Id}?show=all", Preview(new(0, 0, 0, 0, 0)) with { Result = Done });
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Get($"/people/home-duties/{Id}");

        Assert.Contains("Inlästa pass: 12", page.Text(".ds-alert[data-color=success]"));
        Assert.Contains("1 pass i Kalix.", page.Text(".ds-alert[data-color=warning]"));
        Assert.Equal($"/people/{Id}", page.Find(".ds-alert[data-color=warning] a[href^='/people']").GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_says_why_beside_the_field()
    {
        var api = new FakeApi().Refuses("POST /municipalities/2580/home-duties/imports", 422, "file-column-missing", ("columns", Missing), ("found", Found));
        await using var browser = await web.Browser(api, "coordinator@2580");

        Assert.Contains("Rubriken Slut saknas. Filens första rad är: e-post, start", (await Upload(browser, "e-post;start"u8.ToArray())).Text("#File-error"));
    }

    static readonly ImportResultDto Done = new(12, 0, 3, 0, DateTimeOffset.UnixEpoch, [new(Id, 1, ["Kalix"])]);

    static GetImportResponse<HomeDutyImportRowDto> Preview(ImportCountsDto counts, params HomeDutyImportRowDto[] rows) =>
        new(Id, "arbete.csv", "utf-8", ";", [], DateTimeOffset.UnixEpoch, counts, rows, rows.Length, 1, 100, "seen-1", null);

    static FakeApi WithPerson(HomeDutyDto[] duties, UnlawfulDto? unlawful = null) =>
        new FakeApi().Answers("GET /skills", SampleRegister.Skills).Answers("GET /skill-levels", SampleRegister.Levels)
            .Answers($"GET /people/{Id}", new GetPersonResponse(SampleRegister.Person, SampleRegister.Nothing, unlawful ?? new([], [])))
            .Answers($"GET /people/{Id}/home-duties?from={From:yyyy-MM-dd}", duties);

    /// <summary>The host's clock is the real one.</summary>
    static DateOnly From => Dates.DayOf(TimeProvider.System.GetUtcNow().AddDays(-14));

    static async Task<Page> Add(Browser browser, params (string, string)[] fields) =>
        await browser.Submit(await browser.Get($"/people/{Id}"), "form.new-duty", fields);

    static async Task<Page> Upload(Browser browser, byte[] file)
    {
        var page = await browser.Get("/people/home-duties");
        var content = new MultipartFormDataContent();
        foreach (var field in page.Document.QuerySelectorAll("main form input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        content.Add(new ByteArrayContent(file), "Form.File", "arbete.csv");
        return await browser.Send(new(HttpMethod.Post, "/people/home-duties") { Content = content });
    }
}
