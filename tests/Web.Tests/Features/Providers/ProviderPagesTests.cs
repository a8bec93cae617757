using MutualAid.Contracts.Providers;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Providers;

/// <summary>A municipality's sign-in service, as its administrator and the operator see it in a browser without script.</summary>
public sealed class ProviderPagesTests(WebHost web)
{
    static readonly Guid Id = Guid.Parse("0193aaaa-0000-7000-8000-000000000001");
    static readonly Guid Rule = Guid.Parse("0193aaaa-0000-7000-8000-000000000002");

    static readonly ProviderFacts Facts = new("Luleå kommun", "mutualaid", "secret", "openid profile", "", false, true, "sub", "", null, null, false);

    static readonly ProviderHealthDto Unknown = new("unknown", null, null, null, null, null);

    static readonly ProviderHealthDto Down = new(
        "down", new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), "certificate", "certificate", new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    static readonly ProviderDto Lulea = new(
        Id, "2580", "Luleå", "lulea", "https://login.lulea.example", Facts, HasSecret: true, IsWhole: true, Enabled: false, 3, new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), Unknown, 0, 0,
        [new(Rule, "groups", "IT", "staff", null, null)], MayAllowPrivateAddresses: false);

    static readonly LookAtIssuerResponse Found = new(
        "https://login.lulea.example", null, null, new Dictionary<string, string> { ["token_endpoint"] = "https://login.lulea.example/token", ["userinfo_endpoint"] = "https://login.lulea.example/me" },
        new Dictionary<string, string[]> { ["id_token_signing_alg_values_supported"] = ["RS256"] }, ["backchannel_logout_supported"], ["pkce_not_said"], 2);

    static FakeApi Api(ProviderDto? provider = null) => new FakeApi()
        .Answers($"GET /providers/{Id}", provider ?? Lulea)
        .Answers("GET /skills", new[] { new { Id = "it.linux", Category = "IT", NameSv = "Linux", NameEn = "Linux", Place = "remote" } })
        .Answers("GET /skill-levels", new[] { new { Level = 1, NameSv = "Kan", NameEn = "Can", FactSv = "Har" } });

    static ListProvidersResponse Town(params ProviderSummaryDto[] providers) => new("2580", "Luleå", providers);

    [Fact]
    public async Task The_administrator_is_shown_what_to_do_where_there_is_none()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/providers", Town()), "administrator@2580");

        var page = await browser.Get("/providers");

        Assert.Contains("Luleå har ingen egen inloggning här än", page.Text("main"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='/providers/new?municipality=2580']"));
        Assert.Single(page.Document.QuerySelectorAll(".nav a[href='/providers']"));
    }

    [Fact]
    public async Task One_that_does_not_answer_says_why_and_what_to_do()
    {
        await using var browser = await web.Browser(
            new FakeApi().Answers("GET /municipalities/2580/providers", Town(new ProviderSummaryDto(Id, "2580", "Luleå", "Luleå kommun", "https://login.lulea.example", true, 4, Down))), "administrator@2580");

        var text = (await browser.Get("/providers")).Text("main");

        Assert.Contains("Svarar inte", text, StringComparison.Ordinal);
        Assert.Contains("Certifikatet godtas inte.", text, StringComparison.Ordinal);
        Assert.Contains("4 är inloggade genom den just nu.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_searches_all_and_an_administrator_and_operator_has_one_link()
    {
        var api = new FakeApi().Answers("GET /providers?search=lul&state=down&page=1", new ListAllProvidersResponse([Town()], 1, 1, 30, 12, 2));
        await using var browser = await web.Browser(api, "operator@2580", "administrator@2580");

        var page = await browser.Get("/providers?q=lul&state=down");

        Assert.Equal("Luleå", page.Text("tbody th"));
        Assert.Contains("12", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".nav a[href='/providers']"));
    }

    [Theory]
    [InlineData("coordinator@2580")]
    [InlineData("staff@2580")]
    [InlineData("crisis_lead@2580")]
    public async Task Others_do_not_get_in(string grant)
    {
        await using var browser = await web.Browser(Api(), grant);

        foreach (var path in (string[])["/providers", "/providers/new", $"/providers/{Id}", $"/providers/{Id}/change", $"/providers/{Id}/mapping", $"/providers/{Id}/test", $"/providers/{Id}/test/start", $"/providers/{Id}/registration", "/providers/keys"])
            Assert.StartsWith("/forbidden", (await browser.Get(path)).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_is_explained_before_it_can_be_saved_and_saved_as_it_was_explained()
    {
        var api = Api().Answers("POST /municipalities/2580/provider-discovery", Found).Answers("POST /municipalities/2580/providers", Lulea, System.Net.HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "administrator@2580");

        var explained = await browser.Submit(await browser.Get("/providers/new"), "form.stack", ("Form.Issuer", "https://login.lulea.example/.well-known/openid-configuration"), ("Form.Do", "save"));

        Assert.DoesNotContain(api.Sent, sent => sent.Request == "POST /municipalities/2580/providers");
        Assert.Contains("Hittad, och den har det som behövs", explained.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Den säger inget om PKCE.", explained.Text("main"), StringComparison.Ordinal);
        Assert.Equal("lulea", explained.Find("#Key").GetAttribute("value"));

        var saved = await browser.Submit(explained, "form.stack", ("Form.Do", "save"));

        Assert.Equal($"/providers/{Id}?done=added", saved.Location);
        var sent = api.Sent.Single(each => each.Request == "POST /municipalities/2580/providers").As<AddProviderRequest>();
        Assert.Equal(("lulea", "https://login.lulea.example", "Luleå kommun", "secret"), (sent.Key, sent.Issuer, sent.Facts.DisplayName, sent.Facts.Authentication));
    }

    [Fact]
    public async Task A_hostile_issuer_is_told_and_what_it_calls_itself_is_harmless()
    {
        var hostile = Found with { Failure = "issuer_mismatch", NamedIssuer = "<script>alert(1)</script>" };
        await using var browser = await web.Browser(Api().Answers("POST /municipalities/2580/provider-discovery", hostile), "administrator@2580");

        var page = await browser.Submit(await browser.Get("/providers/new"), "form.stack", ("Form.Issuer", "https://login.lulea.example"), ("Form.Do", "look"));

        Assert.Equal("<script>alert(1)</script>", page.Text(".ds-alert code"));
        Assert.Null(page.Document.QuerySelector("#Key"));
        Assert.Equal("https://login.lulea.example", page.Find("#Issuer").GetAttribute("value"));
    }

    [Fact]
    public async Task A_key_that_is_taken_is_told_beside_the_field_with_what_was_typed()
    {
        var api = Api().Answers("POST /municipalities/2580/provider-discovery", Found)
            .Refuses("POST /municipalities/2580/providers", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Key"] = ["taken"] }));
        await using var browser = await web.Browser(api, "administrator@2580");
        var explained = await browser.Submit(await browser.Get("/providers/new"), "form.stack", ("Form.Issuer", "https://login.lulea.example"), ("Form.Do", "look"));

        var page = await browser.Submit(explained, "form.stack", ("Form.Key", "lulea2"), ("Form.Do", "save"));

        Assert.Contains("Det namnet har en annan.", page.Text("#Key-error"), StringComparison.Ordinal);
        Assert.Equal("lulea2", page.Find("#Key").GetAttribute("value"));
    }

    [Fact]
    public async Task What_to_register_is_this_sites_own_addresses()
    {
        await using var browser = await web.Browser(Api(), "administrator@2580");

        var text = (await browser.Get($"/providers/{Id}/registration")).Text(".registration");

        foreach (var path in (string[])["/federation/lulea/callback", "/federation/lulea/signed-out", "/federation/lulea/logout", "/federation/keys"])
            Assert.Contains($"http://localhost{path}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_sent_and_never_shown_again_not_even_with_an_error()
    {
        var api = Api().Refuses($"PUT /providers/{Id}/client-secret", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["ClientSecret"] = ["required-or-too-long"] }));
        await using var browser = await web.Browser(api, "administrator@2580");

        var page = await browser.Submit(await browser.Get($"/providers/{Id}"), "form:has(#ClientSecret)", ("Secret.ClientSecret", "mycket hemligt"));

        Assert.Equal((3, "mycket hemligt"), (api.Sent.Last(each => each.Request.StartsWith("PUT", StringComparison.Ordinal)).As<ChangeClientSecretRequest>() is var sent ? (sent.ExpectedVersion, sent.ClientSecret) : default));
        Assert.Contains("Fyll i det här", page.Text("#ClientSecret-error"), StringComparison.Ordinal);
        Assert.DoesNotContain("mycket hemligt", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_a_client_id_asks_for_it_and_offers_no_test()
    {
        await using var browser = await web.Browser(Api(Lulea with { IsWhole = false, HasSecret = false, Facts = Facts with { ClientId = "" } }), "administrator@2580");

        var page = await browser.Get($"/providers/{Id}");
        var wrong = await browser.Submit(page, "form:has(#Facts-ClientId)", ("Form.Facts.Authentication", "secret"));

        Assert.Null(page.Document.QuerySelector($"a[href='/providers/{Id}/test']"));
        Assert.Contains("Fyll i det här", wrong.Text("#Facts-ClientId-error"), StringComparison.Ordinal);
        Assert.Contains("Fyll i det här", wrong.Text("#ClientSecret-error"), StringComparison.Ordinal);
        Assert.Equal($"/providers/{Id}/test", (await browser.Get($"/providers/{Id}/test/start")).Location);
    }

    [Fact]
    public async Task Switching_off_says_how_many_are_signed_in_and_ends_them_only_when_asked()
    {
        var on = Lulea with { Enabled = true, OpenSessions = 7, LinkedAccounts = 9 };
        var api = Api(on).Answers($"POST /providers/{Id}/disabling", new DisableProviderResponse(on with { Enabled = false }, 0));
        await using var browser = await web.Browser(api, "administrator@2580");

        var page = await browser.Get($"/providers/{Id}");
        Assert.Contains("7 är inloggade genom den nu.", page.Text(".confirm"), StringComparison.Ordinal);
        Assert.Equal($"/providers/{Id}?done=off", (await browser.Submit(page, ".confirm form")).Location);
        await browser.Submit(page, ".confirm form", ("Off.EndSessions", "true"));

        Assert.Equal([false, true], api.Sent.Where(each => each.Request.EndsWith("disabling", StringComparison.Ordinal)).Select(each => each.As<DisableProviderRequest>().EndSessions));
        Assert.DoesNotContain("Ja, ta bort", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_seen_is_what_is_switched_off_not_what_somebody_else_has_made_of_it_since()
    {
        var on = Lulea with { Enabled = true };
        var api = Api(on).Refuses($"POST /providers/{Id}/disabling", 409, "outdated", ("current", on with { Version = 4 }));
        await using var browser = await web.Browser(api, "administrator@2580");
        var page = await browser.Get($"/providers/{Id}");
        api.Answers($"GET /providers/{Id}", on with { Version = 4 });

        var refused = await browser.Submit(page, ".confirm form");

        Assert.Equal(3, api.Sent.Single(each => each.Request.EndsWith("disabling", StringComparison.Ordinal)).As<DisableProviderRequest>().ExpectedVersion);
        Assert.Contains("Någon annan har ändrat under tiden", refused.Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_used_is_not_switched_on_and_that_is_said()
    {
        await using var browser = await web.Browser(Api().Refuses($"POST /providers/{Id}/enabling", 422, "not-usable", ("code", "timeout")), "administrator@2580");

        var page = await browser.Submit(await browser.Get($"/providers/{Id}"), "form.enable");

        Assert.Contains("Den kan inte slås på nu", page.Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_shown_and_what_was_typed_is_kept()
    {
        var api = Api().Refuses($"PUT /providers/{Id}", 409, "outdated", ("current", Lulea with { Version = 4, Facts = Facts with { DisplayName = "Luleå stad", AcrIsRequired = true } }));
        await using var browser = await web.Browser(api, "administrator@2580");

        var page = await browser.Submit(await browser.Get($"/providers/{Id}/change"), "form.stack", ("Form.Facts.DisplayName", "Mitt namn"));

        Assert.Contains("Namn på knappen: Luleå stad", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Contains("ja", page.Text(".ds-alert li:last-child"), StringComparison.Ordinal);
        Assert.Equal("Mitt namn", page.Find("#Facts-DisplayName").GetAttribute("value"));
        Assert.Equal("4", page.Find("input[name='Form.Version']").GetAttribute("value"));
    }

    [Fact]
    public async Task Only_the_operator_is_offered_private_networks()
    {
        await using var administrator = await web.Browser(Api(), "administrator@2580");
        await using var platform = await web.Browser(Api(Lulea with { MayAllowPrivateAddresses = true }), "operator@2514");

        Assert.Null((await administrator.Get($"/providers/{Id}/change")).Document.QuerySelector("#Facts-PrivateAddressesAllowed"));
        Assert.NotNull((await platform.Get($"/providers/{Id}/change")).Document.QuerySelector("#Facts-PrivateAddressesAllowed"));
        Assert.Null((await administrator.Get("/providers/new")).Document.QuerySelector("#PrivateAddressesAllowed"));
        Assert.NotNull((await platform.Get("/providers/new?municipality=2580")).Document.QuerySelector("#PrivateAddressesAllowed"));
    }

    [Fact]
    public async Task Rules_are_added_tried_and_saved()
    {
        var api = Api().Answers($"POST /providers/{Id}/mapping-preview", new PreviewMappingResponse(["staff"], [new("it.linux", 1)], [0])).Answers($"PUT /providers/{Id}/mapping", Lulea);
        await using var browser = await web.Browser(api, "administrator@2580");

        var page = await browser.Submit(await browser.Get($"/providers/{Id}/mapping"), "form.stack", ("Form.Do", "add"));
        Assert.Equal(2, page.Document.QuerySelectorAll("fieldset.rule").Length);

        (string, string)[] typed = [("Form.Rules[1].Value", "Experter"), ("Form.Rules[1].Role", "skill:it.linux"), ("Form.Sample", "groups=IT\r\ninte en rad\r\na=b=c")];
        page = await browser.Submit(page, "form.stack", [.. typed, ("Form.Do", "preview")]);
        Assert.Equal(["Medarbetare", "Linux, nivå 1"], page.Document.QuerySelectorAll(".result li").Select(line => line.TextContent));
        Assert.Single(page.Document.QuerySelectorAll("fieldset.rule.met"));
        var preview = api.Sent.Single(each => each.Request.EndsWith("mapping-preview", StringComparison.Ordinal)).As<PreviewMappingRequest>();
        Assert.Equal([new("groups", "IT"), new("a", "b=c")], preview.Claims);
        Assert.Equal(new(null, "groups", "Experter", null, "it.linux", 1), preview.Rules[1]);

        Assert.Equal($"/providers/{Id}?done=mapped", (await browser.Submit(page, "form.stack", ("Form.Do", "save"))).Location);
        Assert.Equal(3, api.Sent.Single(each => each.Request.StartsWith("PUT", StringComparison.Ordinal)).As<ChangeMappingRequest>().ExpectedVersion);
    }

    [Fact]
    public async Task No_list_offers_the_operators_role()
    {
        await using var browser = await web.Browser(Api(), "administrator@2580");

        var choices = (await browser.Get($"/providers/{Id}/mapping")).Document.QuerySelectorAll("select option").Select(option => option.GetAttribute("value")).ToArray();

        Assert.Contains("role:administrator", choices);
        Assert.DoesNotContain("role:operator", choices);
    }

    [Fact]
    public async Task A_rule_that_is_wrong_is_told_beside_its_own_field()
    {
        var api = Api().Refuses($"PUT /providers/{Id}/mapping", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Rules[0].Role"] = ["one-thing"] }));
        await using var browser = await web.Browser(api, "administrator@2580");

        var page = await browser.Submit(await browser.Get($"/providers/{Id}/mapping"), "form.stack", ("Form.Rules[0].Role", ""), ("Form.Do", "save"));

        Assert.Contains("Välj vad regeln ger.", page.Text("#Rules-0-Role-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_municipalitys_provider_is_not_found_and_starts_no_test()
    {
        await using var browser = await web.Browser(new FakeApi(), "administrator@2514");

        foreach (var path in (string[])[$"/providers/{Id}", $"/providers/{Id}/change", $"/providers/{Id}/test", $"/providers/{Id}/registration"])
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Get(path)).Status);
        Assert.Equal($"/providers/{Id}/test", (await browser.Get($"/providers/{Id}/test/start")).Location);
    }

    [Fact]
    public async Task Keys_are_explained_and_only_the_operator_changes_them()
    {
        ClientKeyDto[] keys = [new("abcdefghijkl", "signature", new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), null, true), new("mnopqrstuvwx", "encryption", new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), null, true)];
        await using var administrator = await web.Browser(new FakeApi().Answers("GET /client-keys", new ClientKeysResponse(keys, false)), "administrator@2580");
        await using var platform = await web.Browser(
            new FakeApi().Answers("GET /client-keys", new ClientKeysResponse(keys, true)).Refuses("POST /client-keys/rollover", 409, "rolled-lately"), "operator@2580");

        var page = await administrator.Get("/providers/keys");
        Assert.Contains("http://localhost/federation/keys", page.Text("main"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".confirm"));
        var refused = await platform.Submit(await platform.Get("/providers/keys"), ".confirm form");
        Assert.Contains("mindre än ett dygn sedan", refused.Text(".ds-alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_are_there_in_english_too()
    {
        await using var browser = await web.Browser(Api(), "administrator@2580");
        await browser.Submit(await browser.Get($"/providers/{Id}/test"), ".bar form[action='/language']", ("language", "en"));

        Assert.Equal("Try the sign-in", (await browser.Get($"/providers/{Id}/test")).Heading);
    }

    [Fact]
    public void Every_sentence_is_there_in_both_languages()
    {
        string[] Names(string culture) => [.. new System.Resources.ResourceManager(typeof(MutualAid.Web.Features.Providers.ProvidersWords))
            .GetResourceSet(System.Globalization.CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()
            .Select(entry => (string)entry.Key).Order(StringComparer.Ordinal)];

        Assert.NotEmpty(Names("en"));
        Assert.Equal(Names(""), Names("en"));
    }
}
