using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.TimeReports;
using MutualAid.Web.Design;
using MutualAid.Web.Features.TimeReports;

namespace MutualAid.Web.Tests.Features.TimeReports;

public sealed class ReportFormTests
{
    [Fact]
    public void The_plan_comes_back_as_the_plan()
    {
        var report = ReportForm.Of(GivenReports.Shift).Read(new(), Words)!;

        Assert.Equal(ReportForm.AsPlanned(GivenReports.Shift, 0), report);
    }

    [Theory]
    [InlineData("2026-10-25T00:10", "2026-10-25T00:50", "2026-10-25T01:20")]
    [InlineData("2026-10-25T01:10", "2026-10-25T00:20", "2026-10-25T00:40")]
    public void Every_instant_of_the_night_with_an_hour_twice_comes_back_as_it_was(string end, string breakFrom, string breakTo)
    {
        var shift = GivenReports.Shift with
        {
            Report = GivenReports.Report with
            {
                StartsAt = GivenReports.Utc("2026-10-24T18:00"), EndsAt = GivenReports.Utc(end),
                Breaks = GivenReports.Utc(breakTo) < GivenReports.Utc(end) ? [new(GivenReports.Utc(breakFrom), GivenReports.Utc(breakTo))] : [],
            },
        };

        var report = ReportForm.Of(shift).Read(new(), Words)!;

        Assert.Equal((shift.Report!.StartsAt, shift.Report.EndsAt), (report.StartsAt, report.EndsAt));
        Assert.Equal(shift.Report.Breaks, report.Breaks!);
    }

    [Fact]
    public void An_hour_that_came_twice_must_be_chosen_and_is_then_exact()
    {
        var form = Night("2026-10-24", "20:00", "2026-10-25", "02:30");
        FormErrors errors = new();

        Assert.Null(form.Read(errors, Words));
        Assert.Equal("Field.which-hour", errors["EndsAt"]);

        form.EndsAtWhich = "summer";
        Assert.Equal(GivenReports.Utc("2026-10-25T00:30"), form.Read(new(), Words)!.EndsAt);
        form.EndsAtWhich = "winter";
        Assert.Equal(GivenReports.Utc("2026-10-25T01:30"), form.Read(new(), Words)!.EndsAt);
    }

    [Fact]
    public void An_hour_that_was_not_is_told()
    {
        FormErrors errors = new();

        Assert.Null(Night("2026-03-28", "22:00", "2026-03-29", "02:30").Read(errors, Words));

        Assert.Equal("Field.no-such-hour", errors["EndsAt"]);
    }

    [Fact]
    public void A_break_finds_its_day_across_midnight()
    {
        var form = Night("2026-11-19", "19:00", "2026-11-20", "07:00", ("23:30", "00:15"), ("03:00", "03:30"));

        var report = form.Read(new(), Words)!;

        Assert.Equal(
            [new(GivenReports.Utc("2026-11-19T22:30"), GivenReports.Utc("2026-11-19T23:15")), new(GivenReports.Utc("2026-11-20T02:00"), GivenReports.Utc("2026-11-20T02:30"))],
            report.Breaks!);
    }

    [Fact]
    public void Work_longer_than_a_day_asks_for_the_day_of_a_break()
    {
        var form = Night("2026-11-19", "07:00", "2026-11-20", "19:00", ("12:00", "12:30"));
        FormErrors errors = new();

        Assert.True(form.IsLong);
        Assert.Null(form.Read(errors, Words));
        Assert.NotNull(errors["Breaks[0].Day"]);

        form.Breaks[0].Day = "2026-11-20";
        Assert.Equal(GivenReports.Utc("2026-11-20T11:00"), form.Read(new(), Words)!.Breaks!.Single().StartsAt);
    }

    [Fact]
    public void Breaks_that_nobody_told_are_not_none()
    {
        var form = Night("2026-11-19", "19:00", "2026-11-20", "07:00", (null, null));

        Assert.Null(form.Read(new(), Words)!.Breaks);
        form.NoBreaks = true;
        Assert.Equal([], form.Read(new(), Words)!.Breaks!);
    }

    [Fact]
    public void What_cannot_be_read_is_said_at_its_field()
    {
        var form = Night("i går", "", "2026-11-20", "sju");
        FormErrors errors = new();
        Assert.Null(form.Read(errors, Words));
        Assert.Equal(["StartsOn", "StartsAt", "EndsAt"], errors.All.Select(error => error.Field));

        FormErrors wrong = new();
        Assert.Null(Night("2026-11-20", "07:00", "2026-11-20", "07:00").Read(wrong, Words));
        Assert.NotNull(wrong["EndsAt"]);

        FormErrors outside = new();
        var late = Night("2026-11-20", "07:00", "2026-11-20", "15:00", ("16:00", "16:30"));
        Assert.Null(late.Read(outside, Words));
        Assert.Equal("Field.outside-the-work", outside["Breaks[0].StartsAt"]);
    }

    static ReportForm Night(string startsOn, string startsAt, string endsOn, string endsAt, params (string? From, string? To)[] breaks) => new()
    {
        StartsOn = startsOn, StartsAt = startsAt, EndsOn = endsOn, EndsAt = endsAt, Kind = "ordinary",
        Breaks = [.. breaks.Select(pause => new BreakForm { StartsAt = pause.From, EndsAt = pause.To })],
    };

    static readonly IStringLocalizer Words = new Keys();

    /// <summary>Says the key: which words they are is for the page.</summary>
    sealed class Keys : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
