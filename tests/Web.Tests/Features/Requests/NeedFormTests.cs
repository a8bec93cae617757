using MutualAid.Web.Design;
using MutualAid.Web.Features.Requests;

namespace MutualAid.Web.Tests.Features.Requests;

public sealed class NeedFormTests
{
    public NeedFormTests() => SampleRequest.InSwedish();

    [Fact]
    public void A_need_goes_out_as_it_came_in_with_its_last_day_said_as_people_say_it()
    {
        var form = NeedForm.Of(SampleRequest.Ad);

        Assert.Equal("2026-11-29", form.ToDate);
        Assert.Equal(SampleRequest.Ad, Read(form).Need);
    }

    [Theory]
    [InlineData(null, false, false, false)]
    [InlineData(0, true, false, false)]
    [InlineData(1, false, true, false)]
    [InlineData(2, true, true, true)]
    public void So_do_how_many_are_needed_and_what_they_should_have_together(int? minimum, bool guide, bool mixedLenders, bool liaison)
    {
        var need = SampleRequest.Ad with { Minimum = minimum, Guide = guide, MixedLenders = mixedLenders, Liaison = liaison };

        Assert.Equal(need, Read(NeedForm.Of(need)).Need);
    }

    [Fact]
    public void What_cannot_be_read_is_named_by_line_and_field()
    {
        var form = NeedForm.Of(SampleRequest.Ad);
        (form.SkillId, form.Seats, form.Minimum, form.FromDate, form.ToDate, form.FirstShiftAt, form.HandoverMinutes) = ("", "tio", "en", "2026-02-30", "", "sju", "½");

        var (need, errors) = Read(form);

        Assert.Null(need);
        Assert.Equal(
            ["Needs[4].SkillId", "Needs[4].Seats", "Needs[4].Minimum", "Needs[4].FromDate", "Needs[4].ToDate", "Needs[4].FirstShiftAt", "Needs[4].HandoverMinutes"],
            errors.All.Select(error => error.Field));
    }

    [Fact]
    public void A_line_without_a_title_is_called_after_its_skill()
    {
        var form = NeedForm.Of(SampleRequest.Ad);
        form.Title = " ";

        Assert.Equal("Katalogtjänst och identitet", Read(form).Need!.Title);
    }

    [Fact]
    public void The_next_line_has_the_days_and_the_rhythm_of_the_last()
    {
        var next = NeedForm.After(NeedForm.Of(SampleRequest.Press), new(2026, 11, 22));

        Assert.Equal(("2026-11-24", "2026-11-24", "day", "08:00", "remote"), (next.FromDate, next.ToDate, next.Pattern, next.FirstShiftAt, next.Place));
        Assert.Null(next.SkillId);
        Assert.Equal(("2026-11-23", "2026-12-06", "two_twelve"), (NeedForm.After(null, new(2026, 11, 22)).FromDate, NeedForm.After(null, new(2026, 11, 22)).ToDate, NeedForm.After(null, new(2026, 11, 22)).Pattern));
    }

    static (Contracts.Requests.NeedDto? Need, FormErrors Errors) Read(NeedForm form)
    {
        var errors = new FormErrors();
        return (form.Read(4, SampleRequest.Names, errors, SampleRequest.Words), errors);
    }
}
