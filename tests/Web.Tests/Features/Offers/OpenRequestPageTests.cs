using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Offers;

public sealed class OpenRequestPageTests(WebHost web)
{
    static readonly Guid Id = GivenRequests.Request.RequestId;
    static readonly string Look = $"GET /municipalities/2580/open-requests/{Id}";
    static readonly string LookAtDays = $"{Look}?from=2026-12-17&last=2026-12-30";
    static readonly string Offer = $"POST /requests/{Id}/offers";

    [Fact]
    public async Task Whoever_is_free_is_chosen_from_the_start_and_whoever_is_not_has_a_reason()
    {
        await using var browser = await Coordinator(Playing(GivenRequests.Anna, GivenRequests.Bo, GivenRequests.Cia));

        var page = await browser.Get($"/open-requests/{Id}");

        Assert.Equal("Första veckan", page.Heading);
        Assert.Equal([GivenRequests.Anna.PersonId.ToString()], page.Document.QuerySelectorAll("input[name='Form.PersonIds'][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal(2, page.Document.QuerySelectorAll("input[name='Form.PersonIds']").Length);
        Assert.Contains("Har inte sagt ja till att bli tillfrågad", page.Text($"#person-{GivenRequests.Cia.PersonId}"));
        Assert.Equal("Erbjud valda personer", page.Text("button[data-offer-many]"));
    }

    [Fact]
    public async Task The_chosen_are_offered_for_the_days_and_the_ceiling_that_were_typed()
    {
        var offer = Guid.NewGuid();
        var api = Playing(GivenRequests.Anna, GivenRequests.Bo).Answers(Offer, new CreateOfferResponse(offer, 2), HttpStatusCode.Created);
        await using var browser = await Coordinator(api);

        var sent = await Send(
            browser, ("Form.CeilingHoursPerWeek", "36"), ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()), ("Form.PersonIds", GivenRequests.Bo.PersonId.ToString()));

        Assert.Equal($"/offers/{offer}?done=offered", sent.Location);
        var posted = api.Sent.Single(request => request.Request == Offer).As<CreateOfferRequest>();
        Assert.Equal((new DateOnly(2026, 12, 17), new DateOnly(2026, 12, 30), 36), (posted.FromDate, posted.LastDate, posted.CeilingHoursPerWeek));
        Assert.Equal([GivenRequests.Anna.PersonId, GivenRequests.Bo.PersonId], posted.PersonIds);
    }

    [Fact]
    public async Task Who_was_taken_is_named_beside_the_row_and_the_others_stay_chosen()
    {
        var api = Playing(GivenRequests.Taken(GivenRequests.Anna), GivenRequests.Bo)
            .Answers(Look, GivenRequests.Page(GivenRequests.Anna, GivenRequests.Bo))
            .Refuses(Offer, 409, "persons-taken", ("persons", new[] { new TakenPersonDto(GivenRequests.Anna.PersonId, "Anna Provsson", GivenRequests.TakenBy) }));
        await using var browser = await Coordinator(api);

        var refused = await Send(
            browser, ("Form.CeilingHoursPerWeek", "36"), ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()), ("Form.PersonIds", GivenRequests.Bo.PersonId.ToString()));

        var summary = refused.Text(".ds-error-summary").Replace('\u00A0', ' ');
        Assert.Contains("1 person går inte att erbjuda. Inget har skickats. 1 person är fortfarande valda", summary);
        Assert.Contains("Anna Provsson: Erbjuden till Norrköping 16–22 dec (Nätet är nere)", summary);
        Assert.Equal($"#person-{GivenRequests.Anna.PersonId}", refused.Find(".ds-error-summary a").GetAttribute("href"));
        Assert.Contains("Gick inte att erbjuda", refused.Text($"#person-{GivenRequests.Anna.PersonId}"));
        Assert.Equal([GivenRequests.Bo.PersonId.ToString()], refused.Document.QuerySelectorAll("input[name='Form.PersonIds'][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal("36", refused.Find("input[name='Form.CeilingHoursPerWeek']").GetAttribute("value"));
    }

    [Fact]
    public async Task Who_may_take_no_shift_is_named_with_the_rule_that_stands_in_the_way_as_a_sentence()
    {
        var api = Playing(GivenRequests.Anna)
            .Answers(Look, GivenRequests.Page(GivenRequests.Anna))
            .Refuses(Offer, 409, "persons-taken", ("persons", new[] { new TakenPersonDto(GivenRequests.Anna.PersonId, "Anna Provsson", new("no-lawful-shift", Breach: Hours.SampleBreach.ShortRest)) }));
        await using var browser = await Coordinator(api);

        var refused = await Send(browser, ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()));

        var summary = refused.Text(".ds-error-summary").Replace('\u00A0', ' ');
        Assert.Contains("Anna Provsson: Får enligt arbetstidsreglerna inte ta ett enda av passen de dagarna. Det som hindrar mest: Dygnsvilan mellan tis 17 nov 18.00", summary);
        Assert.NotNull(refused.Document.QuerySelector(refused.Find(".ds-error-summary a").GetAttribute("href")!));
    }

    [Theory]
    [InlineData("Form.CeilingHoursPerWeek", "49", "Skriv ett helt antal timmar mellan 1 och 48.")]
    [InlineData("Form.CeilingHoursPerWeek", "många", "Skriv ett helt antal timmar mellan 1 och 48.")]
    [InlineData("Form.LastDate", "i morgon", "Skriv ett datum som 2026-12-17.")]
    public async Task What_cannot_be_read_is_told_and_kept(string field, string typed, string words)
    {
        var api = Playing(GivenRequests.Anna).Answers($"{Look}?from=2026-12-17", GivenRequests.Page(GivenRequests.Anna));
        await using var browser = await Coordinator(api);

        var refused = await Send(browser, (field, typed), ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()));

        Assert.Contains(words, refused.Text(".ds-error-summary"));
        Assert.Equal(typed, refused.Find($"input[name='{field}']").GetAttribute("value"));
        Assert.DoesNotContain(api.Sent, request => request.Request == Offer);
    }

    [Fact]
    public async Task Nobody_chosen_is_told()
    {
        await using var browser = await Coordinator(Playing(GivenRequests.Bo));

        Assert.Contains("Välj minst en person att erbjuda.", (await Send(browser)).Text(".ds-error-summary"));
    }

    [Fact]
    public async Task Other_days_are_looked_at_without_offering_anyone()
    {
        var api = Playing(GivenRequests.Anna, GivenRequests.Bo)
            .Answers($"{Look}?from=2026-12-24&last=2026-12-30", GivenRequests.Page(GivenRequests.Bo with { Availability = "free", Obstacles = [] }));
        await using var browser = await Coordinator(api);

        var looked = await Send(browser, ("Form.Do", "look"), ("Form.FromDate", "2026-12-24"), ("Form.PersonIds", GivenRequests.Bo.PersonId.ToString()));

        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Empty(looked.Document.QuerySelectorAll(".ds-error-summary"));
        Assert.Equal("2026-12-24", looked.Find("input[name='Form.FromDate']").GetAttribute("value"));
        Assert.Single(looked.Document.QuerySelectorAll("input[name='Form.PersonIds'][checked]"));
        Assert.DoesNotContain(api.Sent, request => request.Request == Offer);
    }

    [Fact]
    public async Task Days_that_the_API_refuses_are_told_beside_the_field()
    {
        var api = Playing(GivenRequests.Anna)
            .Refuses($"{Look}?from=2026-12-30&last=2026-12-17", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["LastDate"] = ["ends-before-start"] }));
        await using var browser = await Coordinator(api);

        var refused = await Send(browser, ("Form.FromDate", "2026-12-30"), ("Form.LastDate", "2026-12-17"), ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()));

        Assert.Contains("Sista dagen ligger före den första.", refused.Text("#LastDate-error"));
    }

    [Fact]
    public async Task A_closed_request_and_one_that_is_not_there()
    {
        await using var closed = await Coordinator(Playing(GivenRequests.Anna).Refuses(Offer, 409, "request-closed"));
        await using var nothing = await Coordinator(new FakeApi());

        Assert.Contains("Hjälpbegäran är tillbakatagen", (await Send(closed, ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()))).Text(".ds-error-summary"));
        Assert.Equal(HttpStatusCode.NotFound, (await nothing.Get($"/open-requests/{Id}")).Status);
    }

    [Fact]
    public async Task Nobody_to_offer_is_said_with_what_to_do()
    {
        await using var browser = await Coordinator(Playing());

        Assert.Contains("Ingen i er personal har den kompetens", (await browser.Get($"/open-requests/{Id}")).Text(".empty"));
    }

    static FakeApi Playing(params CandidateDto[] candidates) =>
        new FakeApi().Answers(Look, GivenRequests.Page(candidates)).Answers(LookAtDays, GivenRequests.Page(candidates));

    Task<Browser> Coordinator(FakeApi api) => web.Browser(api, "coordinator@2580");

    static async Task<Page> Send(Browser browser, params (string Name, string Value)[] values)
    {
        var page = await browser.Get($"/open-requests/{Id}");
        (string, string)[] offer = values.Any(value => value.Name == "Form.Do") ? [] : [("Form.Do", "offer")];
        return await browser.Submit(page, ".offering form", [.. offer, .. values]);
    }
}
