using MutualAid.Contracts.MyShifts;
using MutualAid.Web.Tests.Features.Hours;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.MyShifts;

public sealed class MyHoursPageTests(WebHost web)
{
    static readonly DateTimeOffset Now = SampleBreach.At(22, 10);

    static readonly GetMyHoursResponse Plain = new(
        "Ida Provsson", Now, new(Now, Now.AddDays(7), 480, 1440, 2880, null), new(Now, Now.AddDays(28), 1920, 2880, 11520, null),
        [
            new("atl-8-ot-year", "overtime", "stop", "Arbetstidslagen 8 §", "minutes", 600, 12000, Now, Now),
            new("atl-6-jour-4w", "on-call-hours", "stop", "Arbetstidslagen 6 §", "minutes", 0, 2880, Now, Now),
            new("hse-days", "days-in-a-row", "stop", "HSE", "days", 4, 6, Now, Now),
            new("hse-nights", "nights-in-a-row", "warn", "HSE", "nights", 3, 3, Now, Now),
        ],
        0, null, SampleBreach.At(25, 7), 480, [], [], [],
        [.. Enumerable.Range(-14, 28).Select(day => new MyDayDto(new DateOnly(2026, 11, 22).AddDays(day), day < 0 ? 480 : 0, day == 1 ? 720 : 0, day == 1))], null);

    [Fact]
    public async Task The_next_lawful_start_and_every_limit_are_told_in_words()
    {
        await using var browser = await Staff(Plain);

        var page = await browser.Get("/my/hours");

        Assert.Equal("Min tid", page.Heading);
        var text = Text(page);
        Assert.Contains("Du kan tidigast börja ett pass på 8 h ons 25 nov 07.00.", text);
        Assert.Contains("Du har ingen kompensationsvila att få.", text);
        Assert.Contains("32 av 48 timmar på sju dygn", text);
        Assert.Contains("80 av 192 timmar på fyra veckor", text);
        Assert.Contains("10 av 200 timmar övertid i år", text);
        Assert.Contains("Nätter i rad 3 nätter 3 nätter 0 nätter", text);
        Assert.Equal(["4 av 6", "3 av 3", "10 h"], page.Document.QuerySelectorAll(".facts dd").Select(fact => fact.TextContent.Replace('\u00A0', ' ')));
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".cap-text"), bar => bar.TextContent.Contains("jour", StringComparison.Ordinal));
        Assert.Contains("Det är de ordinarie reglerna som gäller för dig nu.", text);
        Assert.Contains("Inget stopp och ingen varning", text);
    }

    [Fact]
    public async Task Rest_that_is_owed_days_off_a_mode_an_exception_and_a_broken_rule()
    {
        var hours = Plain with
        {
            RestOwedMinutes = 180, RestOwedBy = SampleBreach.At(28, 15), Recovery = new(new(2026, 11, 23), new(2026, 11, 24)), NextStart = null,
            Modes = [new("emergency", "Förvaltningschefen", SampleBreach.At(20, 9), "Allt är nere.", SampleBreach.At(21, 0), SampleBreach.At(28, 0))],
            Overrides = [new("atl-13-daily", "ATL 13 §", SampleBreach.At(21, 20), SampleBreach.At(22, 4), 180, 180, "Ingen annan kan.", "Ylva Provsson", "Åke Provsson", SampleBreach.At(21, 18))],
            Breaches = [SampleBreach.ShortRest],
        };
        await using var browser = await Staff(hours);

        var text = Text(await browser.Get("/my/hours"));

        Assert.Contains("Inget pass på 8 h ryms de närmaste två veckorna.", text);
        Assert.Contains("Du har 3 h kompensationsvila att få. Den ska ha börjat senast lör 28 nov 15.00.", text);
        Assert.Contains("Du ska vara ledig efter uppdraget 23–24 nov.", text);
        Assert.DoesNotContain("ordinarie reglerna som gäller", text);
        Assert.Contains("Nödfallsövertid Gäller nu Från lör 21 nov 00.00 till lör 28 nov 00.00. Beslutat av Förvaltningschefen fre 20 nov. Grund: Allt är nere.", text);
        Assert.Contains("Dygnsvila: 3 h förbi gränsen, lör 21 nov 20.00–04.00. Skäl: Ingen annan kan. Ylva Provsson bad om det och Åke Provsson godkände det lör 21 nov 18.00. Du ska få tillbaka 3 h vila.", text);
        Assert.Contains("Stopp Dygnsvilan mellan tis 17 nov 18.00", text);
    }

    [Fact]
    public async Task The_strip_of_days_has_a_table_behind_it_and_marks_today()
    {
        await using var browser = await Staff(Plain);

        var page = await browser.Get("/my/hours");

        Assert.Equal("true", page.Find("figure svg").GetAttribute("aria-hidden"));
        Assert.Equal(28, page.Document.QuerySelectorAll("figure svg rect.home").Length);
        Assert.Contains("sön 22 nov, i dag – –", Text(page));
        Assert.Contains("mån 23 nov – 12 h nattpass börjar", Text(page));
    }

    [Fact]
    public async Task A_start_that_is_lawful_now_says_so()
    {
        await using var browser = await Staff(Plain with { NextStart = Now });

        Assert.Contains("Du kan börja ett pass på 8 h redan nu.", Text(await browser.Get("/my/hours")));
    }

    [Fact]
    public async Task An_account_in_no_register_and_other_roles()
    {
        await using var nobody = await web.Browser(new FakeApi().Refuses("GET /my/hours", 404, "not-in-a-register"), "staff@2580");
        await using var coordinator = await web.Browser(new FakeApi().Answers("GET /my/hours", Plain), "coordinator@2580");
        await using var stranger = await web.Browser(new FakeApi().Answers("GET /my/hours", Plain));

        Assert.Equal("Ditt konto är inte kopplat till något personalregister", (await nobody.Get("/my/hours")).Text(".empty-title"));
        Assert.NotEqual("Min tid", (await coordinator.Get("/my/hours")).Document.QuerySelector("h1")?.TextContent);
        Assert.StartsWith("/sign-in", (await stranger.Get("/my/hours")).Location);
    }

    static string Text(Page page) => page.Text("main").Replace('\u00A0', ' ');

    Task<Browser> Staff(GetMyHoursResponse hours) => web.Browser(new FakeApi().Answers("GET /my/hours", hours), "staff@2580");
}
