using MutualAid.Contracts.Machines;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Programs;

/// <summary>Programs that call the API, as an administrator's browser without script sees them.</summary>
public sealed class ProgramsPagesTests(WebHost web)
{
    const string List = "GET /municipalities/2580/machine-clients";

    static readonly MachineClientDto Own = new(
        Guid.NewGuid(), "2580", "Heroma", "machine-0123456789abcdef", ["register"], """{"keys":[]}""", null, true, 3, new(2031, 1, 7, 8, 0, 0, TimeSpan.Zero), null);

    static readonly MachineClientDto Theirs = Own with
    {
        Id = Guid.NewGuid(), Name = "Lön", Scopes = ["time-reports"], PublicKeys = null, Authority = new("https://login.lulea.example", "https://login.lulea.example/keys", "pay", "jwt"), Enabled = false,
    };

    static FakeApi Api(params MachineClientDto[] clients) => new FakeApi().Answers(List, new ListMachineClientsResponse(clients, "https://mutualaid.example/api"));

    [Fact]
    public async Task Without_programs_the_page_says_what_is_done_by_hand_meanwhile()
    {
        await using var browser = await web.Browser(Api(), "administrator@2580");

        var page = await browser.Get("/programs");

        Assert.Equal("Inga program är anslutna", page.Text(".empty-title"));
    }

    [Fact]
    public async Task The_list_says_what_each_may_do_and_which_is_off()
    {
        await using var browser = await web.Browser(Api(Own, Theirs), "administrator@2580");

        var page = await browser.Get("/programs");

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToArray();
        Assert.Contains("Personalregistret", rows[0]);
        Assert.Contains("Aldrig", rows[0]);
        Assert.Contains("Avstängt", rows[1]);
        Assert.Contains("https://login.lulea.example", rows[1]);
    }

    [Fact]
    public async Task A_site_that_lets_no_program_in_says_so()
    {
        await using var browser = await web.Browser(new FakeApi().Answers(List, new ListMachineClientsResponse([], null)), "administrator@2580");

        Assert.Contains("Program släpps inte in", (await browser.Get("/programs")).Text("main"));
    }

    [Fact]
    public async Task Whoever_runs_the_program_finds_its_id_and_what_to_write()
    {
        await using var browser = await web.Browser(Api(Own, Theirs), "administrator@2580");

        Assert.Equal(["machine-0123456789abcdef", "https://mutualaid.example/api", "POST https://mutualaid.example/api/machine/token", "register"], (await browser.Get($"/programs/{Own.Id}")).Document.QuerySelectorAll("dd").Select(fact => fact.TextContent.Trim()));
        Assert.Equal(["https://mutualaid.example/api", "time-reports"], (await browser.Get($"/programs/{Theirs.Id}")).Document.QuerySelectorAll("dd").Select(fact => fact.TextContent.Trim()));
    }

    [Fact]
    public async Task What_the_api_refuses_is_said_beside_the_field_and_what_was_typed_stays()
    {
        var api = Api().Refuses("POST /municipalities/2580/machine-clients", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["PublicKeys"] = ["private-key"] }));
        await using var browser = await web.Browser(api, "administrator@2580");

        var form = await browser.Get("/programs/new");
        var page = await browser.Submit(form, "form.panel", ("Form.Name", "Heroma"), ("Form.Scopes", "register"), ("Form.Proof", "own-keys"), ("Form.PublicKeys", "secret"), ("Form.Enabled", "true"));

        Assert.Contains("hemliga nyckeln", page.Text(".own-keys"));
        Assert.Equal("secret", page.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Another_s_change_is_told_and_the_own_can_be_saved_over_it()
    {
        var api = Api(Own).Refuses($"PUT /machine-clients/{Own.Id}", 409, "outdated", ("current", Own with { Version = 9 }));
        await using var browser = await web.Browser(api, "administrator@2580");

        var page = await browser.Submit(await browser.Get($"/programs/{Own.Id}"), "form.panel", ("Form.Version", "3"), ("Form.Name", "Mitt"), ("Form.Scopes", "register"), ("Form.Proof", "own-keys"), ("Form.PublicKeys", "{}"));

        Assert.Contains("Någon annan har ändrat programmet", page.Text("main"));
        Assert.Equal("9", page.Document.QuerySelector("[name='Form.Version']")!.GetAttribute("value"));
        Assert.Equal("Mitt", page.Document.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_but_an_administrator_gets_there()
    {
        await using var browser = await web.Browser(Api(Own), "coordinator@2580");

        Assert.StartsWith("/forbidden", (await browser.Get("/programs")).Location);
    }
}
