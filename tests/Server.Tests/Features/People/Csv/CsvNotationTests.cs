using MutualAid.Server.Features.People.Csv;

namespace MutualAid.Server.Tests.Features.People.Csv;

public sealed class CsvNotationTests
{
    [Theory]
    [InlineData("må ti", 0b0000011)]
    [InlineData("mån, tis", 0b0000011)]
    [InlineData("Måndag och tisdag", 0b0000011)]
    [InlineData("måndagar", 0b0000001)]
    [InlineData("må-fr", 0b0011111)]
    [InlineData("må – fr", 0b0011111)]
    [InlineData("fr-må", 0b1110001)]
    [InlineData("vardagar, lö", 0b0111111)]
    [InlineData("Mon-Fri", 0b0011111)]
    [InlineData("sat sun", 0b1100000)]
    [InlineData("alla", 127)]
    [InlineData("inga", 0)]
    [InlineData("to", 0b0001000)]
    [InlineData("m", null)]
    [InlineData("ibland", null)]
    [InlineData("må ti xx", null)]
    public void Reads_weekdays(string cell, int? days) => Assert.Equal(days, CsvNotation.ReadDays(cell));

    [Theory]
    [InlineData("8", 480)]
    [InlineData("7,5", 450)]
    [InlineData("7.5 h", 450)]
    [InlineData("0", 0)]
    [InlineData("7:20", 440)]
    [InlineData("07:20:00", 440)]
    [InlineData("7,333", null)]
    [InlineData("åtta", null)]
    [InlineData("-8", null)]
    [InlineData("1e3", null)]
    public void Reads_hours_as_whole_minutes(string cell, int? minutes) => Assert.Equal(minutes, CsvNotation.ReadHours(cell));

    [Theory]
    [InlineData("30", 1800)]
    [InlineData("37,5", 2250)]
    [InlineData("37.5 h", 2250)]
    [InlineData("Heltid", 2400)]
    [InlineData("full-time", 2400)]
    [InlineData("halvtid", null)]
    [InlineData("75 %", null)]
    public void Reads_contracts_as_minutes_a_week(string cell, int? minutes) => Assert.Equal(minutes, CsvNotation.ReadContract(cell));

    [Fact]
    public void Writes_what_it_reads()
    {
        Assert.All(Enumerable.Range(0, 128), days => Assert.Equal(days, CsvNotation.ReadDays(CsvNotation.WriteDays(days))));
        Assert.All(Enumerable.Range(0, 2401), minutes => Assert.Equal(minutes, CsvNotation.ReadHours(CsvNotation.WriteHours(minutes))));
        Assert.Equal((2250, 2400), (CsvNotation.ReadContract(CsvNotation.WriteContract(2250)), CsvNotation.ReadContract(CsvNotation.WriteContract(null))));
        Assert.All([true, false], value => Assert.Equal(value, CsvNotation.ReadYesNo(CsvNotation.WriteYesNo(value))));
    }

    [Theory]
    [InlineData("Ja", true)]
    [InlineData("SANT", true)]
    [InlineData("x", true)]
    [InlineData("no", false)]
    [InlineData("kanske", null)]
    public void Reads_yes_and_no(string cell, bool? value) => Assert.Equal(value, CsvNotation.ReadYesNo(cell));
}
