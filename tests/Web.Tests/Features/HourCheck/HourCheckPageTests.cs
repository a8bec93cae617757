using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Tests.Features.Hours;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.HourCheck;

/// <summary>The calculator, as a browser without script sees it.</summary>
public sealed class HourCheckPageTests(WebHost web)
{
    static readonly CheckHoursResponse Broken = new(
        [SampleBreach.ShortRest, SampleBreach.ShortRest with { Severity = "note" }], 2, new([SampleBreach.ShortRest], SampleBreach.At(18, 5)), SampleBreach.At(18, 4, 30),
        [
            new("week-48", "total-hours", "stop", "minutes", 1200, 2880, 1680, SampleBreach.At(11, 8), SampleBreach.At(18, 8)),
            new("hse-days", "days-in-a-row", "stop", "days", 2, 6, 4, SampleBreach.At(17, 8), SampleBreach.At(18, 8)),
        ], 30, SampleBreach.At(25, 4, 30));

    static (string, string)[] Row(string date, string start, string end, params (string, string)[] more) =>
        [("Form.Duties[0].Date", date), ("Form.Duties[0].StartsAt", start), ("Form.Duties[0].EndsAt", end), ("Form.Do", "check"), .. more];

    async Task<(Page Page, CheckHoursRequest? Sent)> Check(params (string, string)[] values)
    {
        var api = new FakeApi().Answers("POST /hours/check", Broken);
        await using var browser = await web.Browser(api, "staff@2580");
        var page = await browser.Submit(await browser.Get("/hours/check"), "main form", values);
        return (page, api.Sent.LastOrDefault(request => request.Request == "POST /hours/check")?.As<CheckHoursRequest>());
    }

    [Fact]
    public async Task Answers_in_sentences_with_margins_as_pictures_and_a_table()
    {
        var (page, _) = await Check(Row("2026-11-17", "10:00", "18:00", ("Form.Adding.Date", "2026-11-18"), ("Form.Adding.StartsAt", "04:30"), ("Form.Adding.EndsAt", "12:00")));
        var answer = page.Text("#answer").Replace('\u00A0', ' ');

        Assert.Contains("1 regelbrott som stoppar.", answer);
        Assert.Contains("Dygnsvilan mellan tis 17 nov 18.00 och ons 18 nov 04.30 blir 10 h 30 min.", answer);
        Assert.Contains("Det får börja tidigast ons 18 nov 05.00.", answer);
        Assert.Contains("Kompensationsvila på 30 min ska börja senast ons 25 nov 04.30.", answer);
        Assert.Contains("20 av 48 timmar", page.Text(".cap"));
        Assert.Contains("Dagar i rad 2 dagar 6 dagar 4 dagar", answer);
    }

    [Fact]
    public async Task A_shift_that_ends_before_it_starts_ends_the_next_day()
    {
        var (_, sent) = await Check(Row("2026-11-17", "19:00", "07:00", ("Form.Duties[0].BreakFrom", "00:30"), ("Form.Duties[0].BreakTo", "01:00")));

        var duty = Assert.Single(sent!.Duties);
        Assert.Equal((SampleBreach.At(17, 19), SampleBreach.At(18, 7)), (duty.StartsAt, duty.EndsAt));
        Assert.Equal([new(SampleBreach.At(18, 0, 30), SampleBreach.At(18, 1))], duty.Breaks!);
        Assert.Null(sent.Adding);
        Assert.Null(sent.MunicipalityCode);
    }

    [Fact]
    public async Task The_time_that_comes_twice_can_be_chosen_the_second_time()
    {
        var (first, sent) = await Check(Row("2026-10-24", "22:00", "02:30"));
        var (_, second) = await Check(Row("2026-10-24", "22:00", "02:30", ("Form.Duties[0].EndOccurs", "2")));

        Assert.Contains("Sluttiden kommer två gånger den natten", first.Text("main form"));
        Assert.Equal(TimeSpan.FromHours(4.5), sent!.Duties[0].EndsAt - sent.Duties[0].StartsAt);
        Assert.Equal(TimeSpan.FromHours(5.5), second!.Duties[0].EndsAt - second.Duties[0].StartsAt);
        Assert.Equal(TimeSpan.FromHours(1), second.Duties[0].EndsAt.Offset);
    }

    [Fact]
    public async Task A_time_that_the_spring_night_skips_is_told_beside_its_field()
    {
        var (page, sent) = await Check(Row("2026-03-28", "22:00", "02:30"));

        Assert.Null(sent);
        Assert.Contains("klockan ställs fram", page.Text("#Duties-0-EndsAt-error"));
        Assert.Equal("02:30", page.Find("#Duties-0-EndsAt").GetAttribute("value"));
    }

    [Fact]
    public async Task Rows_are_added_and_removed_by_buttons_and_what_was_typed_stays()
    {
        await using var browser = await web.Browser(new(), "staff@2580");
        var added = await browser.Submit(await browser.Get("/hours/check"), "main form", [.. Row("2026-11-17", "19:00", "07:00")[..3], ("Form.Do", "add")]);

        Assert.Equal(("2026-11-18", "19:00"), (added.Find("#Duties-1-Date").GetAttribute("value"), added.Find("#Duties-1-StartsAt").GetAttribute("value")));
        Assert.True(added.Find("#Duties-1-Date").HasAttribute("autofocus"));

        var removed = await browser.Submit(added, "main form", ("Form.Do", "remove-0"));
        Assert.Equal("2026-11-18", removed.Find("#Duties-0-Date").GetAttribute("value"));
        Assert.Null(removed.Document.QuerySelector("#Duties-1-Date"));
    }

    [Fact]
    public async Task What_cannot_be_read_and_nothing_at_all_are_told()
    {
        var (empty, _) = await Check(("Form.Do", "check"));
        var (wrong, _) = await Check(Row("snart", "sju", "16:00", ("Form.Duties[0].BreakFrom", "12:00"), ("Form.ContractedMinutesPerWeek", "halvtid"), ("Form.DayBreak", "tidigt")));

        Assert.Contains("Fyll i minst ett pass.", empty.Text(".ds-error-summary"));
        Assert.Contains("Skriv ett datum", wrong.Text("#Duties-0-Date-error"));
        Assert.Contains("Skriv en tid", wrong.Text("#Duties-0-StartsAt-error"));
        Assert.Contains("Skriv timmar", wrong.Text("#ContractedMinutesPerWeek-error"));
        Assert.Contains("Skriv en tid", wrong.Text("#DayBreak-error"));
        Assert.Equal("sju", wrong.Find("#Duties-0-StartsAt").GetAttribute("value"));
    }

    [Fact]
    public async Task What_the_api_finds_wrong_stands_beside_the_field_of_the_right_row()
    {
        var api = new FakeApi().Refuses("POST /hours/check", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Duties[0].Breaks[0].StartsAt"] = ["outside-the-duty"] }));
        await using var browser = await web.Browser(api, "staff@2580");

        var page = await browser.Submit(await browser.Get("/hours/check"), "main form", Row("2026-11-17", "07:00", "16:00", ("Form.Duties[0].BreakFrom", "18:00"), ("Form.Duties[0].BreakTo", "19:00")));

        Assert.Contains("Rasten ligger utanför passet.", page.Text("#Duties-0-BreakFrom-error"));
    }

    [Fact]
    public async Task Is_for_anyone_who_is_signed_in()
    {
        await using var stranger = await web.Browser();
        await using var lead = await web.Browser(null, "crisis_lead@2514");

        Assert.StartsWith("/sign-in", (await stranger.Get("/hours/check")).Location!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lead.Get("/hours/check")).Status);
    }
}
