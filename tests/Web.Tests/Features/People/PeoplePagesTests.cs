using System.Net;
using MutualAid.Contracts.People;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.People;

/// <summary>The pages over HTTP, with the API played.</summary>
public sealed class PeoplePagesTests(WebHost web)
{
    static readonly PersonSummaryDto Ida = new(SampleRegister.Id, "Ida Ek", "ida@lulea.example", null, "", true, true, 0, true, true, []);

    static readonly string[] Pnr = ["Pnr"];

    static FakeApi Api() => new FakeApi().Answers("GET /skills", SampleRegister.Skills).Answers("GET /skill-levels", SampleRegister.Levels);

    static FakeApi WithPerson() => Api().Answers($"GET /people/{SampleRegister.Id}", new GetPersonResponse(SampleRegister.Person, SampleRegister.Nothing, new([], [])));

    [Theory]
    [InlineData("staff@2580")]
    [InlineData("crisis_lead@2580")]
    [InlineData("operator@2580")]
    public async Task Are_for_coordinators(string grant)
    {
        await using var browser = await web.Browser(Api(), grant);
        foreach (var path in (string[])["/people", "/people/new", $"/people/{SampleRegister.Id}", "/people/import", $"/people/import/{SampleRegister.Id}", "/people/export", "/people/hours", "/people/home-duties", $"/people/home-duties/{SampleRegister.Id}"])
            Assert.NotEqual(HttpStatusCode.OK, (await browser.Get(path)).Status);
    }

    [Fact]
    public async Task An_empty_register_says_what_to_do()
    {
        await using var browser = await web.Browser(Api().Answers("GET /municipalities/2580/people", new ListPeopleResponse([], 0, 1, 50, 0)), "coordinator@2580");

        var page = await browser.Get("/people");

        Assert.Equal(["/people/import", "/people/new"], page.Document.QuerySelectorAll(".empty a").Select(link => link.GetAttribute("href")));
        Assert.Null(page.Document.QuerySelector("form[role=search]"));
    }

    [Fact]
    public async Task What_the_list_is_narrowed_to_stands_in_every_link_on_it()
    {
        var api = Api().Answers("GET /municipalities/2580/people?q=a%20%26%20b&skill=it.dns&level=2&state=all&agreed=yes&page=2", new ListPeopleResponse([Ida], 120, 2, 50, 200));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Get("/people?q=a+%26+b&skill=it.dns&level=2&state=all&agreed=yes&page=2");

        Assert.Equal("120 personer, visar 51–100", page.Text(".list-head p"));
        Assert.Equal("/people?q=a%20%26%20b&skill=it.dns&level=2&state=all&agreed=yes&page=3", page.Find("a[rel=next]").GetAttribute("href"));
        Assert.Equal("/people/export?q=a%20%26%20b&skill=it.dns&level=2&state=all&agreed=yes", page.Find("a[download]").GetAttribute("href"));
        Assert.Equal("a & b", page.Find("input[name=q]").GetAttribute("value"));
    }

    [Fact]
    public async Task An_address_with_nonsense_is_the_whole_list()
    {
        await using var browser = await web.Browser(Api().Answers("GET /municipalities/2580/people", new ListPeopleResponse([Ida], 1, 1, 50, 1)), "coordinator@2580");
        Assert.Equal("1 person", (await browser.Get("/people?state=sometimes&agreed=perhaps&page=x&level=y")).Text(".list-head p"));
    }

    [Fact]
    public async Task Adding_a_row_keeps_what_was_typed_and_sends_nothing()
    {
        var api = Api();
        await using var browser = await web.Browser(api, "coordinator@2580");
        var page = await browser.Get("/people/new");

        page = await browser.Submit(page, "main form", ("Form.Name", "Åsa \"Ankan\" <b>Öberg</b> 🦆"), ("Form.Do", "add-leave"));

        Assert.Equal("Åsa \"Ankan\" <b>Öberg</b> 🦆", page.Find("input[name='Form.Name']").GetAttribute("value"));
        Assert.True(page.Find("input[name='Form.Leave[0].FromDate']").HasAttribute("autofocus"));
        Assert.DoesNotContain(api.Sent, sent => sent.Request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_address_is_said_beside_the_field_with_everything_kept()
    {
        var api = Api().Refuses("POST /municipalities/2580/people", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["WorkEmail"] = ["already-registered"] }));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Submit(
            await browser.Get("/people/new"), "main form", ("Form.Name", "Ida"), ("Form.WorkEmail", "ida@lulea.example"), ("Form.Skills[0].SkillId", "it.dns"), ("Form.Skills[0].Level", "2"), ("Form.Do", "save"));

        Assert.Contains("En annan person i registret", page.Text("#WorkEmail-error"), StringComparison.Ordinal);
        Assert.Equal("it.dns", page.Find("select[name='Form.Skills[0].SkillId'] option[selected]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("halvtid", "Skriv timmar med siffror")]
    [InlineData("41", "högst 40 timmar")]
    public async Task A_contract_that_is_wrong_is_said_beside_the_field_with_what_was_typed(string typed, string words)
    {
        var api = WithPerson().Refuses($"PUT /people/{SampleRegister.Id}", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["ContractedMinutesPerWeek"] = ["out-of-range"] }));
        await using var browser = await web.Browser(api, "coordinator@2580");
        var page = await browser.Get($"/people/{SampleRegister.Id}");
        Assert.Equal("37,5", page.Find("input[name='Form.ContractedHours']").GetAttribute("value"));

        page = await browser.Submit(page, "form:has([name='Form.Name'])", ("Form.ContractedHours", typed), ("Form.Do", "save"));

        Assert.Contains(words, page.Text("#ContractedHours-error"), StringComparison.Ordinal);
        Assert.Equal(typed, page.Find("input[name='Form.ContractedHours']").GetAttribute("value"));
    }

    [Fact]
    public async Task Saving_sends_the_version_that_was_read()
    {
        var api = WithPerson().Answers($"PUT /people/{SampleRegister.Id}", new EditPersonResponse(SampleRegister.Person, new([], [])));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Submit(await browser.Get($"/people/{SampleRegister.Id}"), "form:has([name='Form.Name'])", ("Form.AvailableDays", "0"), ("Form.Do", "save"));

        Assert.Equal($"/people/{SampleRegister.Id}?done=saved", page.Location);
        var sent = api.Sent.Single(sent => sent.Request.StartsWith("PUT", StringComparison.Ordinal)).As<EditPersonRequest>();
        Assert.Equal(7, sent.Version);
        Assert.Equivalent(SampleRegister.Facts with { AvailableDays = 1 }, sent.Person, strict: true);
    }

    [Fact]
    public async Task A_stale_tab_sees_both_versions_and_may_choose()
    {
        var newer = SampleRegister.Person with { Version = 9, Facts = SampleRegister.Facts with { Title = "Först sparad" } };
        var api = WithPerson().Refuses($"PUT /people/{SampleRegister.Id}", 409, "outdated", ("current", newer));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Submit(await browser.Get($"/people/{SampleRegister.Id}"), "form:has([name='Form.Name'])", ("Form.Title", "Sedan skriven"), ("Form.Do", "save"));

        Assert.Equal(["Titel", "Först sparad", "Sedan skriven"], page.Find("tbody tr").Children.Select(cell => cell.TextContent));
        Assert.Equal("Sedan skriven", page.Find("input[name='Form.Title']").GetAttribute("value"));
        Assert.Equal("9", page.Find("input[name='Form.Version']").GetAttribute("value"));
    }

    [Fact]
    public async Task Someone_who_is_counted_on_is_not_deactivated_and_the_page_says_by_whom()
    {
        var standing = new StandingDto([], [new(Guid.NewGuid(), Guid.NewGuid(), "Kalix", new(2030, 3, 1), new(2030, 3, 15))]);
        var api = WithPerson().Refuses($"POST /people/{SampleRegister.Id}/deactivation", 409, "has-assignments", ("standing", standing));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Submit(await browser.Get($"/people/{SampleRegister.Id}"), ".confirm form");

        Assert.Contains("Går inte att avaktivera nu", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Contains("Erbjuden till Kalix", page.Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_is_not_there_is_not_found()
    {
        await using var browser = await web.Browser(Api(), "coordinator@2580");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/people/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task An_API_that_is_down_is_said_in_words_and_nothing_typed_is_lost()
    {
        var api = WithPerson();
        await using var browser = await web.Browser(api, "coordinator@2580");
        var (adding, changing) = (await browser.Get("/people/new"), await browser.Get($"/people/{SampleRegister.Id}"));
        api.IsDown = true;

        Assert.Contains("Tjänsten svarar inte", (await browser.Get("/people")).Text(".ds-alert"), StringComparison.Ordinal);
        foreach (var form in (Page[])[adding, changing])
        {
            var page = await browser.Submit(form, "form:has([name='Form.Name'])", ("Form.Name", "Skriven just nu"), ("Form.Do", "save"));
            Assert.Contains("Det du skrev finns kvar", page.Text(".ds-error-summary"), StringComparison.Ordinal);
            Assert.Equal("Skriven just nu", page.Find("input[name='Form.Name']").GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData(422, "file-empty", "Filen är tom.")]
    [InlineData(422, "file-is-a-workbook", "Det här är en Excelfil.")]
    [InlineData(413, "file-has-too-many-rows", "fler än 5 000 rader")]
    [InlineData(422, "file-has-personal-numbers", "personnummer i kolumnen Pnr")]
    public async Task A_file_that_cannot_be_used_says_why(int status, string problem, string words)
    {
        var api = Api().Refuses("POST /municipalities/2580/people/imports", status, problem, ("columns", Pnr));
        await using var browser = await web.Browser(api, "coordinator@2580");
        Assert.Contains(words, (await Upload(browser, "Namn;Pnr"u8.ToArray())).Text("#File-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_before_they_travel_on()
    {
        var api = Api();
        await using var browser = await web.Browser(api, "coordinator@2580");

        Assert.Contains("större än 2 MB", (await Upload(browser, new byte[10 * 1024 * 1024])).Text("#File-error"), StringComparison.Ordinal);
        Assert.DoesNotContain(api.Sent, sent => sent.Request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Confirming_sends_what_was_seen_and_a_moved_register_is_looked_at_again()
    {
        var import = SampleRegister.Import([new(2, "new", "Ida Ek", "ida@x.example", null, [], [], [])], new(1, 0, 0, 0, 0));
        var api = Api().Answers($"GET /people/imports/{SampleRegister.Id}?show=all", import)
            .Refuses($"POST /people/imports/{SampleRegister.Id}/confirmation", 409, "outdated");
        await using var browser = await web.Browser(api, "coordinator@2580");

        var page = await browser.Submit(await browser.Get($"/people/import/{SampleRegister.Id}"), "form:has([name='Form.Seen'])", ("Form.Do", "all"));

        Assert.Contains("Registret har ändrats", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Equal(new ConfirmImportRequest("seen-1", false), api.Sent.Single(sent => sent.Request.StartsWith("POST", StringComparison.Ordinal)).As<ConfirmImportRequest>());
    }

    static async Task<Page> Upload(Browser browser, byte[] file)
    {
        var page = await browser.Get("/people/import");
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "Form.File", "personal.csv" } };
        foreach (var hidden in page.Document.QuerySelectorAll("form[enctype] input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        return await browser.Send(new(HttpMethod.Post, "/people/import") { Content = content });
    }
}
