using MutualAid.Contracts.People;
using MutualAid.Web.Tests.Features.Hours;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.People;

public sealed class PeopleHoursPageTests(WebHost web)
{
    const string Path = "GET /municipalities/2580/people/hours";

    static readonly PersonTotalsDto Ida = new(
        SampleRegister.Id, "Ida Ek", "Tekniker", "working", ["Kalix", "Norrköping"], 2880, 2880, 5000, 11520, 600, 12000, 900, 12000, 180, SampleBreach.At(24, 14), 2, 3, 5, 6, 11, 14, null, 100, ["must-rest", "over"]);

    static readonly PersonTotalsDto Bo = Ida with
    {
        PersonId = Guid.NewGuid(), Name = "Bo Provsson", State = "lately", Hosts = ["Kalix"], WeekMinutes = 600, OvertimeMinutes = null, OvertimeCapMinutes = null, ExtraMinutes = null, ExtraCapMinutes = null,
        RestOwedMinutes = 0, RestOwedBy = null, DaysOut = 0, RecoveryLastDate = new(2026, 11, 23), Flags = ["recovering"],
    };

    [Fact]
    public async Task Hours_over_all_incidents_stand_against_each_cap_with_what_needs_attention_in_words()
    {
        await using var browser = await Coordinator(new FakeApi().Answers(Path, List(Ida, Bo)));

        var page = await browser.Get("/people/hours");

        Assert.Equal("Personalens tid", page.Heading);
        var (ida, bo) = (Row(page, 0), Row(page, 1));
        Assert.Contains("Ida Ek Ute i Kalix, Norrköping Måste vila nu På taket eller över", ida);
        Assert.Contains("48 av 48 timmar på sju dygn", ida);
        Assert.Contains("10 av 200 timmar övertid i år", ida);
        Assert.Contains("15 av 200 timmar mertid i år", ida);
        Assert.Contains("5 av 6 dagar, 2 av 3 nätter 11 av 14 dagar 3 h att få, senast påbörjad tis 24 nov 14.00", ida);
        Assert.Contains("Bo Provsson Nyligen i Kalix Ledig efter uppdrag", bo);
        Assert.Contains("38 h", bo);
        Assert.Contains("inte ute Ledig till och med mån 23 nov", bo);
        Assert.DoesNotContain("övertid i år", bo);
        Assert.DoesNotContain("mertid i år", bo);
        Assert.Equal($"/people/{Ida.PersonId}", page.Find("tbody a").GetAttribute("href"));
        Assert.Equal(["2", "1", "1", "0", "11"], page.Document.QuerySelectorAll(".facts dd").Select(fact => fact.TextContent));
    }

    [Fact]
    public async Task What_is_shown_and_in_which_order_stands_in_the_address_and_in_every_link()
    {
        var api = new FakeApi().Answers($"{Path}?show=near&sort=days-out&page=2", List(Ida) with { Total = 120, Page = 2 });
        await using var browser = await Coordinator(api);

        var page = await browser.Get("/people/hours?show=near&sort=days-out&page=2");

        Assert.Equal(("near", "days-out"), (page.Find("select[name=show] option[selected]").GetAttribute("value"), page.Find("select[name=sort] option[selected]").GetAttribute("value")));
        Assert.Equal("/people/hours?show=near&sort=days-out&page=3", page.Find("a[rel=next]").GetAttribute("href"));
    }

    [Fact]
    public async Task An_address_with_nonsense_is_everybody_by_need_of_attention()
    {
        await using var browser = await Coordinator(new FakeApi().Answers(Path, List(Ida)));

        Assert.Contains("Ida Ek", (await browser.Get("/people/hours?show=tired&sort=age&page=x")).Text("tbody"));
    }

    [Fact]
    public async Task Nobody_out_and_nobody_like_that_are_two_things()
    {
        await using var nobody = await Coordinator(new FakeApi().Answers(Path, List() with { Counts = new(0, 0, 0, 0, 0, 0) }));
        await using var none = await Coordinator(new FakeApi().Answers($"{Path}?show=over", List()));

        Assert.Equal("/open-requests", (await nobody.Get("/people/hours")).Find(".empty a").GetAttribute("href"));
        Assert.Equal("/people/hours", (await none.Get("/people/hours?show=over")).Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_is_graded_by_how_tired_they_are()
    {
        await using var browser = await Coordinator(new FakeApi().Answers(Path, List(Ida, Bo)));

        Assert.DoesNotMatch("(?i)trött|sömnig|fatigue", (await browser.Get("/people/hours")).Document.Body!.TextContent);
    }

    static ListPeopleHoursResponse List(params PersonTotalsDto[] people) => new(people, new(2, 1, 1, 0, 1, 11), people.Length, 1, 50, SampleBreach.At(22, 10));

    static string Row(Page page, int index) =>
        string.Join(' ', page.Document.QuerySelectorAll("tbody tr")[index].TextContent.Replace('\u00A0', ' ').Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    Task<Browser> Coordinator(FakeApi api) => web.Browser(api, "coordinator@2580");
}
