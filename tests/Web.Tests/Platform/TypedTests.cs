using MutualAid.Web.Platform;

namespace MutualAid.Web.Tests.Platform;

public sealed class TypedTests
{
    [Theory]
    [InlineData("40", 40)]
    [InlineData(" 10 000 ", 10_000)]
    [InlineData("10\u00A0000", 10_000)]
    [InlineData("-3", -3)]
    [InlineData("tio", null)]
    [InlineData("4,5", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Whole_numbers(string? text, int? number) => Assert.Equal(number, Typed.Whole(text));

    [Theory]
    [InlineData("37,5", "37.5")]
    [InlineData("37.5", "37.5")]
    [InlineData("1 000,25", "1000.25")]
    [InlineData("1e3", null)]
    public void Numbers_with_comma_or_point(string text, string? number) =>
        Assert.Equal(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Typed.Number(text));

    [Theory]
    [InlineData("2028-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("29/2 2028", false)]
    public void Days(string text, bool readable) => Assert.Equal(readable, Typed.Day(text) is not null);

    [Theory]
    [InlineData("07:00", "07:00")]
    [InlineData("7.30", "07:30")]
    [InlineData("7", "07:00")]
    [InlineData("19", "19:00")]
    [InlineData("24:00", null)]
    [InlineData("kväll", null)]
    public void Times(string text, string? time) =>
        Assert.Equal(time, Typed.Time(text)?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
