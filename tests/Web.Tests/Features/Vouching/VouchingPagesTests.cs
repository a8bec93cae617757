using MutualAid.Contracts.Vouching;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Vouching;

public sealed class VouchingPagesTests(WebHost web)
{
    static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000002");

    static readonly VouchingDto Begun = new(
        Id, "begun", "2514", "Kalix", "Cecilia Kyrö", "Disa Pokka", "Luleå", "070-174 06 21", null, null, new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero), new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero), null, true, false, true);

    [Fact]
    public async Task The_number_is_a_link_to_call_and_both_answers_are_asked_for()
    {
        var api = new FakeApi().Answers($"GET /vouchings/{Id}", Begun).Answers($"POST /vouchings/{Id}/sending", Begun with { State = "waiting" });
        await using var browser = await web.Browser(api, "crisis_lead@2580");

        var page = await browser.Get($"/vouching/{Id}");
        Assert.Equal("tel:0701740621", page.Find(".call a").GetAttribute("href"));
        var sent = await browser.Submit(page, "form.form", ("Form.Asked", "Vad?"), ("Form.Heard", "Så."));

        Assert.Equal($"/vouching/{Id}", sent.Location);
        Assert.Equal(new SendVouchingRequest("Vad?", "Så."), api.Sent.Single(call => call.Request.EndsWith("/sending", StringComparison.Ordinal)).As<SendVouchingRequest>());
    }

    [Fact]
    public async Task The_code_is_in_one_answer_and_in_no_address()
    {
        var api = new FakeApi()
            .Answers($"GET /vouchings/{Id}", Begun with { State = "approved", ApproverName = "Erik Länta" })
            .Answers($"POST /vouchings/{Id}/code", new VouchingCodeResponse("K3VN-8QXT-5MWP-2HCR", new(2026, 11, 24, 12, 15, 0, TimeSpan.Zero)));
        await using var browser = await web.Browser(api, "crisis_lead@2580");

        var shown = await browser.Submit(await browser.Get($"/vouching/{Id}"), "form.form");

        Assert.Null(shown.Location);
        Assert.Equal("K3VN-8QXT-5MWP-2HCR", shown.Text(".code code"));
        Assert.DoesNotContain("K3VN", (await browser.Get($"/vouching/{Id}")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_person_reads_what_was_said_and_says_yes()
    {
        var api = new FakeApi()
            .Answers($"GET /vouchings/{Id}", Begun with { State = "waiting", Phone = null, IsVoucher = false, MayApprove = true, Asked = "Vad?", Heard = "Så." })
            .Answers($"POST /vouchings/{Id}/approval", Begun);
        await using var browser = await web.Browser(api, "operator@2580");

        var page = await browser.Get($"/vouching/{Id}");
        Assert.Equal("Vad?", page.Text(".described dd"));
        await browser.Submit(page, "form.form");

        Assert.Contains(api.Sent, call => call.Request == $"POST /vouchings/{Id}/approval");
    }

    [Fact]
    public async Task Whoever_has_no_number_cannot_be_rung()
    {
        var api = new FakeApi()
            .Answers("GET /vouchings", Array.Empty<VouchingDto>())
            .Answers("GET /vouching-municipalities", new[] { new VouchingMunicipalityDto("2514", "Kalix") })
            .Answers("GET /vouchable-people?municipality=2514", new[] { new VouchablePersonDto(Id, "Bo Ek", ["crisis_lead"], false, null), new VouchablePersonDto(Guid.NewGuid(), "Cecilia Kyrö", ["communicator"], true, null) });
        await using var browser = await web.Browser(api, "crisis_lead@2580");

        var page = await browser.Get("/vouching?municipality=2514");

        Assert.Contains("Inget nummer registrerat", page.Text("tbody tr:nth-child(1)"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("tbody form"));
    }

    [Fact]
    public async Task A_code_that_opens_nothing_stays_in_its_field()
    {
        await using var browser = await web.Browser();
        var refused = await browser.Submit(await browser.Get("/sign-in/vouched"), "form.panel", ("Form.Code", "K3VN-8QXT-5MWP-2HCR"));

        Assert.Equal("K3VN-8QXT-5MWP-2HCR", refused.Find("input[name='Form.Code']").GetAttribute("value"));
        Assert.Contains("Koden gäller inte", refused.Text(".field-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_leads_to_the_other_ways()
    {
        await using var browser = await web.Browser();

        Assert.NotNull((await browser.Get("/sign-in")).Document.QuerySelector("a[href='/sign-in?way=other']"));
        Assert.NotNull((await browser.Get("/sign-in?way=other")).Document.QuerySelector("a[href='/sign-in/vouched']"));
        Assert.Equal("/sign-in?way=other", (await browser.Get("/sign-in/other-ways")).Location);
        Assert.Contains("räcker inte ensam", (await browser.Get((await browser.Get("/sign-in/other-ways?done=not-enough")).Location!)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_watches_over_the_platform_reads_where_and_when_without_a_name()
    {
        var nameless = Begun with { Name = null, VoucherName = null, Phone = null, IsVoucher = false };
        var api = new FakeApi().Answers($"GET /vouchings/{Id}", nameless).Answers("GET /vouchings", new[] { nameless });
        await using var browser = await web.Browser(api, "operator@2580");

        var page = await browser.Get($"/vouching/{Id}");
        Assert.Equal("Någon släpps in", page.Text("h1"));
        Assert.Contains("Uppringd av en krisledare i Luleå", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Någon ska ringas upp av en krisledare i Luleå.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Luleå", (await browser.Get("/vouching")).Text("tbody td"));
    }

    [Theory, InlineData("/my/security/phone"), InlineData("/crisis-phones")]
    public async Task The_number_is_changed_only_by_who_has_lately_proved_who_they_are(string address)
    {
        var api = new FakeApi().Answers("GET /me/crisis-phone", new CrisisPhoneDto(null, null)).Answers("GET /municipalities/2580/crisis-phones", Array.Empty<CrisisPhoneHolderDto>());
        var (account, userName) = await web.GivenAccount("administrator@2580");
        await using var browser = await web.Browser(api);
        await browser.Submit(await browser.Get("/sign-in"), "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));
        await web.Execute("update auth.session set proved_at = now() - interval '16 minutes' where account_id = @account", new { account });

        Assert.Equal($"/confirm?returnUrl={Uri.EscapeDataString(address)}", (await browser.Get(address)).Location);
    }

    [Fact]
    public async Task A_number_that_is_none_comes_back_as_it_was_typed()
    {
        var api = new FakeApi().Answers("GET /me/crisis-phone", new CrisisPhoneDto("070-174 06 05", null))
            .Refuses("PUT /me/crisis-phone", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Number"] = ["not-a-phone-number"] }));
        await using var browser = await web.Browser(api, "crisis_lead@2580");

        var refused = await browser.Submit(await browser.Get("/my/security/phone"), "form.panel", ("Form.Number", "ring mig"));

        Assert.Equal("ring mig", refused.Find("input[name='Form.Number']").GetAttribute("value"));
        Assert.Contains("Skriv ett telefonnummer", refused.Text(".field-error"), StringComparison.Ordinal);
    }
}
