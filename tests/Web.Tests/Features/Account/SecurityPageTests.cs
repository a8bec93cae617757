using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>A person's own ways in, and the second step that they bring. All without script; passkeys are driven by a browser.</summary>
public sealed class SecurityPageTests(WebHost web)
{
    [Fact]
    public async Task Whoever_has_nothing_but_a_phrase_is_told_so()
    {
        await using var browser = await web.Browser(grants: "staff@2580");

        var page = await browser.Get("/my/security");

        Assert.Contains("Du har ingen reservväg in", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Equal("/my/security", page.Find(".account-body a").GetAttribute("href"));
        Assert.Contains("Den här", page.Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_codes_are_shown_once_and_one_of_them_opens_after_the_phrase()
    {
        var (_, userName) = await web.GivenAccount("staff@2580");
        await using var browser = await web.Browser();
        await SignIn(browser, userName);
        var made = await browser.Submit(await browser.Get("/my/security/codes"), "main form");
        var codes = made.Document.QuerySelectorAll(".codes code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Empty((await browser.Get("/my/security/codes")).Document.QuerySelectorAll(".codes code"));

        await using var another = await web.Browser();
        var asked = await SignIn(another, userName, "/sign-in?returnUrl=%2Faccessibility");
        Assert.Equal("/sign-in/code?returnUrl=%2Faccessibility", asked.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await another.Get("/my/security")).Status);

        var refused = await another.Submit(await another.Get(asked.Location!), "main form", ("Form.Code", "22222-22222"));
        Assert.Contains("Koden gäller inte", refused.Text("#Code-error"), StringComparison.Ordinal);
        Assert.Equal("22222-22222", refused.Find("#Code").GetAttribute("value"));

        Assert.Equal("/accessibility", (await another.Submit(refused, "main form", ("Form.Code", codes[0]))).Location);
        Assert.Contains("lösenfras och utskriven kod", (await another.Get("/my/security")).Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_is_added_with_its_first_code_and_a_wrong_one_leaves_the_key_as_it_is()
    {
        var (_, userName) = await web.GivenAccount("staff@2580");
        await using var browser = await web.Browser();
        await SignIn(browser, userName);
        var offered = await browser.Get("/my/security/app");
        Assert.NotNull(offered.Document.QuerySelector("svg.qr path"));
        Assert.StartsWith("otpauth://totp/MutualAid:", offered.Find("a[href^=otpauth]").GetAttribute("href"), StringComparison.Ordinal);

        var wrong = await browser.Submit(offered, "main form", ("Form.Code", "12 34"));
        Assert.Contains("Koden stämmer inte", wrong.Text("#Code-error"), StringComparison.Ordinal);
        Assert.Equal("12 34", wrong.Find("#Code").GetAttribute("value"));
        Assert.Equal(offered.Text(".key code"), wrong.Text(".key code"));

        var key = wrong.Text(".key code");
        Assert.Equal("/my/security?done=app-added", (await browser.Submit(wrong, "main form", ("Form.Code", Code(key, 0)))).Location);

        await using var another = await web.Browser();
        var asked = await SignIn(another, userName);
        Assert.Equal("/", (await another.Submit(await another.Get(asked.Location!), "main form", ("Form.Code", Code(key, 1)))).Location);
    }

    [Fact]
    public async Task With_a_way_in_enrolled_a_phrase_alone_changes_nothing()
    {
        var (id, userName) = await web.GivenAccount("staff@2580");
        await using var browser = await web.Browser();
        await SignIn(browser, userName);
        var before = await browser.Get("/my/security/codes");
        await GivenPasskey(id);

        var refused = await browser.Submit(before, "main form");

        Assert.Contains("senaste kvarten", refused.Text("main"), StringComparison.Ordinal);
        Assert.Empty(refused.Document.QuerySelectorAll(".codes code"));
        var page = await browser.Get("/my/security");
        Assert.Equal("/confirm?returnUrl=%2Fmy%2Fsecurity", page.Find(".ds-alert a").GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("[data-passkey]"));
        Assert.Null((await browser.Get("/my/security/app")).Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_passkey_without_a_name_says_so_beside_the_field_and_one_without_a_device_keeps_the_name()
    {
        await using var browser = await web.Browser(grants: "staff@2580");
        var page = await browser.Get("/my/security");

        var unnamed = await browser.Submit(page, "form:has([data-passkey])");
        Assert.Contains("Fyll i det här", unnamed.Text("#Name-error"), StringComparison.Ordinal);

        var refused = await browser.Submit(unnamed, "form:has([data-passkey])", ("Passkey.Name", "Min telefon"));
        Assert.Contains("Enheten godtogs inte", refused.Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Min telefon", refused.Find("#Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Another_session_is_ended_alone_or_with_all_others()
    {
        var (_, userName) = await web.GivenAccount("staff@2580");
        await using var mine = await web.Browser();
        await using var second = await web.Browser();
        await using var third = await web.Browser();
        foreach (var browser in (Browser[])[second, third, mine]) await SignIn(browser, userName);

        var page = await mine.Get("/my/security");
        Assert.Equal(2, page.Document.QuerySelectorAll("td form").Length);
        Assert.Equal("/my/security?done=session-ended", (await mine.Submit(page, "td form")).Location);
        Assert.Equal("/my/security?done=others-ended", (await mine.Submit(await mine.Get("/my/security"), ".confirm form")).Location);

        Assert.Equal(HttpStatusCode.Redirect, (await second.Get("/my/security")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await third.Get("/my/security")).Status);
        Assert.Contains("Alla andra inloggningar avslutade", (await mine.Get("/my/security")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_another_persons_passkey()
    {
        var (other, _) = await web.GivenAccount("staff@2580");
        var id = await GivenPasskey(other);
        await using var browser = await web.Browser(grants: "staff@2580");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/my/security/passkey/{id}")).Status);
    }

    [Fact]
    public async Task The_code_page_without_a_right_phrase_before_it_leads_to_the_beginning()
    {
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in/code?returnUrl=%2Faccessibility");

        Assert.Equal("/sign-in?returnUrl=%2Faccessibility&done=too-late", page.Location);
        Assert.Contains("Börja om med lösenfrasen", (await browser.Get(page.Location!)).Text("main"), StringComparison.Ordinal);
    }

    static async Task<Page> SignIn(Browser browser, string userName, string path = "/sign-in") =>
        await browser.Submit(await browser.Get(path), "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));

    async Task<string> GivenPasskey(Guid accountId)
    {
        var id = RandomNumberGenerator.GetBytes(16);
        await web.Execute(
            """
            insert into auth.passkey (credential_id, account_id, name, public_key, sign_count, is_user_verified, is_backup_eligible, is_backed_up,
                                      attestation_object, client_data_json, created_at)
            values (@id, @accountId, 'Min telefon', '', 0, true, false, false, '', '', now())
            """,
            new { id, accountId });
        return System.Buffers.Text.Base64Url.EncodeToString(id);
    }

    /// <summary>RFC 6238, as an app computes it from the key that the page shows.</summary>
    static string Code(string key, int ahead)
    {
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + ahead);
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
