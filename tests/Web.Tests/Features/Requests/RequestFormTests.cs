using MutualAid.Web.Features.Requests;

namespace MutualAid.Web.Tests.Features.Requests;

public sealed class RequestFormTests
{
    static readonly DateOnly Today = new(2026, 11, 22);

    public RequestFormTests() => SampleRequest.InSwedish();

    [Theory]
    [InlineData("up-1", "BAC", 0)]
    [InlineData("up-0", "ABC", 0)]
    [InlineData("down-0", "BAC", 1)]
    [InlineData("down-2", "ABC", 2)]
    [InlineData("copy-1", "ABBC", 2)]
    [InlineData("remove-1", "AC", 1)]
    [InlineData("remove-2", "AB", 1)]
    [InlineData("remove-7", "ABC", null)]
    [InlineData("up--1", "ABC", null)]
    [InlineData("burn-1", "ABC", null)]
    [InlineData("save", "ABC", null)]
    [InlineData(null, "ABC", null)]
    public void Buttons_rearrange_the_lines(string? pressed, string order, int? touched)
    {
        var form = Three(pressed);

        Assert.Equal(touched, form.Rearrange(Today));
        Assert.Equal(order, string.Concat(form.Needs.Select(need => need.Title)));
    }

    [Fact]
    public void A_new_line_comes_last_and_is_looked_at_next()
    {
        var form = Three("add");

        Assert.Equal(3, form.Rearrange(Today));
        Assert.Equal((4, null), (form.Needs.Count, form.Needs[3].Title));
    }

    [Fact]
    public void A_copy_is_its_own()
    {
        var form = Three("copy-0");
        form.Rearrange(Today);
        form.Needs[1].Title = "X";

        Assert.Equal("A", form.Needs[0].Title);
    }

    [Fact]
    public void The_last_one_can_be_removed()
    {
        var form = new RequestForm { Needs = [new()], Do = "remove-0" };

        form.Rearrange(Today);

        Assert.Empty(form.Needs);
    }

    [Fact]
    public void A_saved_draft_goes_back_unchanged()
    {
        var draft = SampleRequest.Sent(SampleRequest.Ad, SampleRequest.Press);

        var facts = RequestForm.Of(draft).Read(SampleRequest.Names, new(), SampleRequest.Words)!;

        Assert.Equal(draft.Facts with { Needs = [] }, facts with { Needs = [] });
        Assert.Equal(draft.Facts.Needs, facts.Needs);
    }

    [Fact]
    public void A_day_to_answer_by_without_a_time_means_all_of_it()
    {
        var form = new RequestForm { Title = "A", AnswerBy = "2026-11-23" };

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 22, 59, 0, TimeSpan.Zero), form.Read(SampleRequest.Names, new(), SampleRequest.Words)!.AnswerBy);
    }

    static RequestForm Three(string? pressed) => new() { Needs = [new() { Title = "A" }, new() { Title = "B" }, new() { Title = "C" }], Do = pressed };
}
