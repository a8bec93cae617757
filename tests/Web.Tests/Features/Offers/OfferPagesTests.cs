using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Offers;

public sealed class OfferPagesTests(WebHost web)
{
    static readonly OfferSummaryDto Summary = new(
        Guid.Parse("0195d0a0-0000-7000-8000-000000000020"), GivenRequests.Request.RequestId, GivenRequests.Request.IncidentId, "2580", "Kalix", "Allt är nere", 1, "Första veckan",
        new(2031, 12, 17), new(2031, 12, 30), 36, new(2026, 12, 16, 8, 0, 0, TimeSpan.Zero), WithdrawnAt: null, People: 2, ComingShifts: 3);

    static readonly OfferedPersonDto Anna = new(Guid.NewGuid(), "Anna Provsson", "Tekniker", [new("it.identitet", "Katalogtjänst", "Directory", 3, true)], null, 1, 2, new(2031, 12, 18, 6, 0, 0, TimeSpan.Zero));
    static readonly OfferedPersonDto Bo = new(Guid.NewGuid(), "Bo Provsson", "", [], null, 0, 0, null);
    static readonly string One = $"/offers/{Summary.OfferId}";

    [Fact]
    public async Task Open_requests_are_listed_or_the_page_says_what_to_do_meanwhile()
    {
        await using var busy = await Coordinator(new FakeApi().Answers("GET /municipalities/2580/open-requests", new[] { GivenRequests.Request }));
        await using var calm = await Coordinator(new FakeApi().Answers("GET /municipalities/2580/open-requests", Array.Empty<OpenRequestDto>()));

        Assert.Equal("Kalix: Första veckan", (await busy.Get("/open-requests")).Text("article h2"));
        Assert.Equal("Ingen ber om hjälp just nu", (await calm.Get("/open-requests")).Text(".empty-title"));
    }

    [Fact]
    public async Task Offers_are_listed_with_how_they_stand()
    {
        var offers = new[]
        {
            Summary, Summary with { ComingShifts = 0 }, Summary with { WithdrawnAt = Summary.OfferedAt }, Summary with { LastDate = new(2026, 1, 1), FromDate = new(2026, 1, 1) },
        };
        await using var some = await Coordinator(new FakeApi().Answers("GET /municipalities/2580/offers", offers));
        await using var none = await Coordinator(new FakeApi().Answers("GET /municipalities/2580/offers", Array.Empty<OfferSummaryDto>()));

        var page = await some.Get("/offers");

        Assert.Equal(["Pass planerade", "Väntar på schema", "Tillbakataget", "Avslutat"], page.Document.QuerySelectorAll("tbody .ds-tag").Select(tag => tag.TextContent));
        Assert.Equal(One, page.Find("tbody a").GetAttribute("href"));
        Assert.Equal("Ni har inte erbjudit någon än", (await none.Get("/offers")).Text(".empty-title"));
    }

    [Fact]
    public async Task An_offer_shows_its_people_and_how_far_they_are_booked()
    {
        await using var browser = await Coordinator(Playing());

        var page = await browser.Get($"{One}?done=offered");

        Assert.Equal("Erbjudande till Kalix", page.Heading);
        Assert.Contains("2 personer är erbjudna till Kalix", page.Text(".ds-alert"));
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Replace('\u00A0', ' ')).ToArray();
        Assert.Contains("2 ja, 1 obesvarade. Första passet tors 18 dec 07.00", rows[0]);
        Assert.Contains("Inga pass än", rows[1]);
    }

    [Fact]
    public async Task One_person_or_everyone_can_be_taken_back()
    {
        var api = Playing().Answers($"POST {One}/people/{Bo.PersonId}/withdrawal", HttpStatusCode.NoContent).Answers($"POST {One}/withdrawal", HttpStatusCode.NoContent);
        await using var browser = await Coordinator(api);
        var page = await browser.Get(One);

        Assert.Equal($"{One}?done=withdrawn", (await browser.Submit(page, "main form", ("Form.Withdraw", Bo.PersonId.ToString()))).Location);
        Assert.Equal($"{One}?done=withdrawn", (await browser.Submit(page, "main form", ("Form.Withdraw", "all"))).Location);
        Assert.Contains("/open-requests/", (await browser.Get($"{One}?done=withdrawn")).Find(".ds-alert a").GetAttribute("href"));
    }

    [Fact]
    public async Task Published_shifts_in_the_way_are_named_with_whom_to_call()
    {
        var api = Playing().Refuses($"POST {One}/withdrawal", 409, "has-coming-shifts", ("persons", new[] { new ComingShiftsDto(Anna.PersonId, "Anna Provsson", 3, Anna.FirstShiftAt!.Value) }));
        await using var browser = await Coordinator(api);

        var refused = await browser.Submit(await browser.Get(One), "main form", ("Form.Withdraw", "all"));

        var summary = refused.Text(".ds-error-summary").Replace('\u00A0', ' ');
        Assert.Contains("Ring Eva Provsson, 0923-650 00", summary);
        Assert.Contains("Anna Provsson har 3 pass, det första tors 18 dec 07.00", summary);
    }

    [Fact]
    public async Task What_is_over_or_withdrawn_can_not_be_taken_back_again()
    {
        var withdrawn = new GetOfferResponse(Summary with { WithdrawnAt = Summary.OfferedAt, People = 0 }, "Ada Provsson", "Eva Provsson", "0923-650 00", [Anna with { WithdrawnAt = Summary.OfferedAt }]);
        await using var browser = await Coordinator(new FakeApi().Answers($"GET {One}", withdrawn));

        var page = await browser.Get(One);

        Assert.Empty(page.Document.QuerySelectorAll("main form button"));
        Assert.Contains("Tillbakatagen", page.Text("tbody tr"));
    }

    [Theory]
    [InlineData("/open-requests")]
    [InlineData("/offers")]
    public async Task Only_for_coordinators_and_told_plainly_when_the_API_is_down(string path)
    {
        await using var staff = await web.Browser(new FakeApi(), "staff@2580");
        await using var stranger = await web.Browser(new FakeApi());
        await using var down = await Coordinator(new FakeApi { IsDown = true });

        Assert.Empty((await staff.Get(path)).Document.QuerySelectorAll("article, table, .empty"));
        Assert.StartsWith("/sign-in", (await stranger.Get(path)).Location);
        Assert.Contains("Tjänsten svarar inte just nu", (await down.Get(path)).Text(".ds-alert"));
    }

    static FakeApi Playing() => new FakeApi().Answers($"GET {One}", new GetOfferResponse(Summary, "Ada Provsson", "Eva Provsson", "0923-650 00", [Anna, Bo]));

    Task<Browser> Coordinator(FakeApi api) => web.Browser(api, "coordinator@2580");
}
