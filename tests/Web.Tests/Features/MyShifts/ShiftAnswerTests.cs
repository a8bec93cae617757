using MutualAid.Web.Features.MyShifts;

namespace MutualAid.Web.Tests.Features.MyShifts;

public sealed class ShiftAnswerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("all")]
    [InlineData("yes")]
    [InlineData("not-an-id_yes_1")]
    [InlineData("0195d0a0-0000-7000-8000-000000000001_maybe_1")]
    [InlineData("0195d0a0-0000-7000-8000-000000000001_yes_-1")]
    [InlineData("0195d0a0-0000-7000-8000-000000000001_yes_99999999999")]
    public void What_no_button_says_is_no_answer(string? posted) => Assert.Null(ShiftAnswer.Parse(posted));
}
