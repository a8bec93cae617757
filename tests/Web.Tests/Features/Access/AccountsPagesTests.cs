using System.Net;
using MutualAid.Contracts.Access;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Access;

public sealed class AccountsPagesTests(WebHost web)
{
    const string List = "GET /municipalities/2580/accounts";
    static readonly string Ann = $"/access/accounts/{GivenAccess.Ann.Id}";
    static readonly string AnnAtApi = $"/municipalities/2580/accounts/{GivenAccess.Ann.Id}";

    static FakeApi Playing(params AccountDto[] accounts) => new FakeApi().Answers(List, GivenAccess.List(accounts));

    Task<Browser> Administrator(FakeApi api) => web.Browser(api, "administrator@2580");

    [Fact]
    public async Task The_list_says_who_gets_in_with_which_roles_and_how()
    {
        await using var browser = await Administrator(Playing(GivenAccess.Ann, GivenAccess.Me, GivenAccess.Ann with { Id = Guid.NewGuid(), Name = "Borta", SwitchedOffAt = GivenAccess.At, Roles = [], LastSignInAt = null }));

        var page = await browser.Get("/access");

        var rows = page.Document.QuerySelectorAll("tbody")[0].QuerySelectorAll("tr").Select(row => string.Join(' ', row.TextContent.Replace('\u00A0', ' ').Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Equal("Ann Provsson krisledare passkey, lösenfras, 7 koder fre 20 nov 08.30, passkey", rows[0]);
        Assert.StartsWith("Bo Provsson du administratör bara lösenfras", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("Borta avstängd inga", rows[2], StringComparison.Ordinal);
        Assert.Contains("Cia Provsson granskare Bo Provsson", page.Text("section"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_shows_its_code_once_with_where_to_use_it()
    {
        var api = Playing(GivenAccess.Me).Answers("POST /municipalities/2580/account-invitations", new InviteAccountResponse("AAAA-BBBB-CCCC-DDDD", "Dan Provsson", "approver", GivenAccess.At));
        await using var browser = await Administrator(api);

        var made = await browser.Submit(await browser.Get("/access/invite"), "main form", ("Form.Name", "Dan Provsson"), ("Form.Role", "approver"));

        Assert.Equal("AAAA-BBBB-CCCC-DDDD", made.Text(".handed-code"));
        Assert.Contains("Dan Provsson får rollen godkännare", made.Text("main"), StringComparison.Ordinal);
        Assert.Contains("http://localhost/join", made.Text("main"), StringComparison.Ordinal);
        Assert.Equal(new InviteAccountRequest("Dan Provsson", "approver"), api.Sent.Single(sent => sent.Request.StartsWith("POST", StringComparison.Ordinal)).As<InviteAccountRequest>());
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_said_beside_the_field_and_what_was_typed_stays()
    {
        var api = Playing(GivenAccess.Me).Refuses("POST /municipalities/2580/account-invitations", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Role"] = ["not-to-give"] }));
        await using var browser = await Administrator(api);

        var refused = await browser.Submit(await browser.Get("/access/invite"), "main form", ("Form.Name", "Dan"));

        Assert.Contains("Välj en roll", refused.Text("#Role-error"), StringComparison.Ordinal);
        Assert.Equal("Dan", refused.Find("#Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Roles_are_given_and_taken_and_where_they_come_from_is_said()
    {
        var api = Playing(GivenAccess.Ann).Answers($"PUT {AnnAtApi}/roles/coordinator", HttpStatusCode.NoContent).Answers($"DELETE {AnnAtApi}/roles/crisis_lead", HttpStatusCode.NoContent);
        await using var browser = await Administrator(api);
        var page = await browser.Get(Ann);
        Assert.Contains("inbjudan, Bo Provsson", page.Text("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("operator", page.Document.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));

        Assert.Equal($"{Ann}?done=role-given", (await browser.Submit(page, "form.give", ("Form.Role", "coordinator"))).Location);
        Assert.Equal($"{Ann}?done=role-taken", (await browser.Submit(page, "tbody form")).Location);
        Assert.Contains("Välj en roll", (await browser.Submit(page, "form.give")).Text("#Role-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_is_told_why_they_stay()
    {
        var api = Playing(GivenAccess.Me).Refuses($"DELETE /municipalities/2580/accounts/{GivenAccess.Me.Id}/roles/administrator", 409, "last-administrator");
        await using var browser = await Administrator(api);

        var refused = await browser.Submit(await browser.Get($"/access/accounts/{GivenAccess.Me.Id}"), "tbody form");

        Assert.Contains("minst en administratör", refused.Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_asks_why_and_how_the_person_was_identified()
    {
        var api = Playing(GivenAccess.Ann)
            .Refuses($"POST {AnnAtApi}/factor-removal", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Identified"] = ["required"] }))
            .Answers($"POST {AnnAtApi}/recovery-code", new RecoveryCodeResponse("AAAA-BBBB-CCCC-DDDD", "Ann Provsson", GivenAccess.At));
        await using var browser = await Administrator(api);

        var refused = await browser.Submit(await browser.Get(Ann), ".help form", ("Form.Reason", "stolen"));
        Assert.Contains("Välj hur du vet vem det är", refused.Text(".help details[open] .ds-error-summary"), StringComparison.Ordinal);
        Assert.NotNull(refused.Find(".help details[open] input[value=stolen][checked]"));
        Assert.Equal(new HelpGetInRequest("stolen", ""), api.Sent.Last(sent => sent.Request.EndsWith("factor-removal", StringComparison.Ordinal)).As<HelpGetInRequest>());

        var made = await browser.Submit(await browser.Get(Ann), ".help details:nth-of-type(2) form", ("Form.Reason", "forgotten"), ("Form.Identified", "called-back"));
        Assert.Equal("AAAA-BBBB-CCCC-DDDD", made.Text(".handed-code"));
        Assert.Contains("/recover", made.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_and_a_guests_account_have_no_buttons_that_would_be_refused()
    {
        var guest = GivenAccess.Ann with { IsOwn = false };
        await using var browser = await Administrator(Playing(GivenAccess.Me, guest));

        var own = await browser.Get($"/access/accounts/{GivenAccess.Me.Id}");
        var other = await browser.Get(Ann);

        foreach (var page in (Page[])[own, other])
            Assert.Null(page.Document.QuerySelector(".help"));
        Assert.Null(other.Document.QuerySelector("form.give"));
        Assert.NotNull(other.Document.QuerySelector("tbody form"));
    }

    [Fact]
    public async Task A_refusal_for_want_of_a_fresh_sign_in_keeps_what_was_typed_and_opens_a_new_tab()
    {
        var api = Playing(GivenAccess.Me).Refuses("POST /municipalities/2580/account-invitations", 403, "fresh-sign-in-needed");
        await using var browser = await Administrator(api);

        var refused = await browser.Submit(await browser.Get("/access/invite"), "main form", ("Form.Name", "Dan"), ("Form.Role", "approver"));

        Assert.Equal("Dan", refused.Find("#Name").GetAttribute("value"));
        var link = refused.Find(".ds-error-summary a");
        Assert.Equal(("/confirm", "_blank"), (link.GetAttribute("href"), link.GetAttribute("target")));
    }

    [Fact]
    public async Task The_operator_chooses_a_municipality_and_keeps_it_in_every_link()
    {
        var administrator = GivenAccess.Ann with { Roles = [new("administrator", "operator", null, GivenAccess.At)] };
        var api = new FakeApi().Answers("GET /municipalities/2482/accounts", new AccountsDto("Skellefteå", ["administrator"], [administrator], []));
        await using var browser = await web.Browser(api, "operator@2514");
        Assert.Null((await browser.Get("/access")).Document.QuerySelector("tbody"));

        var page = await browser.Get("/access?municipality=2482");

        Assert.Equal($"{Ann}?municipality=2482", page.Find("tbody a").GetAttribute("href"));
        Assert.Equal("/access/invite?municipality=2482", page.Find(".page-head a").GetAttribute("href"));
        Assert.Equal(["administrator"], (await browser.Get("/access/invite?municipality=2482")).Document.QuerySelectorAll("input[type=radio]").Select(choice => choice.GetAttribute("value")));
    }

    [Theory, InlineData("coordinator@2580"), InlineData("auditor@2580"), InlineData("crisis_lead@2580"), InlineData("staff@2580")]
    public async Task The_pages_are_for_who_looks_after_access(string grant)
    {
        await using var browser = await web.Browser(null, grant);
        foreach (var path in (string[])["/access", "/access/invite", Ann])
            Assert.StartsWith("/forbidden", (await browser.Get(path)).Location, StringComparison.Ordinal);
    }
}
