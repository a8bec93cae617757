using MutualAid.Server.Features.People.Csv;

namespace MutualAid.Server.Tests.Features.People.Csv;

public sealed class CsvRecordsTests
{
    static string[] Rows(string text) => [.. CsvRecords.Read(text, ';').Select(record => $"{record.Row}:{string.Join("|", record.Cells)}{(record.UnclosedQuote ? "!" : "")}")];

    [Theory]
    [InlineData("a;b\r\nc;d\r\n", new[] { "1:a|b", "2:c|d" })]
    [InlineData("a;b\nc;d", new[] { "1:a|b", "2:c|d" })]
    [InlineData("a;b\rc;d", new[] { "1:a|b", "2:c|d" })]
    [InlineData("a;\n;b", new[] { "1:a|", "2:|b" })]
    [InlineData("a\n\nb", new[] { "1:a", "2:", "3:b" })]
    [InlineData("\"a;b\";\"c\"\"d\"", new[] { "1:a;b|c\"d" })]
    [InlineData("\"a\nb\";c\nd;e", new[] { "1:a\nb|c", "2:d|e" })]
    [InlineData("Anna \"Ankan\" Ek;x", new[] { "1:Anna \"Ankan\" Ek|x" })]
    [InlineData("\"a\"b;c", new[] { "1:ab|c" })]
    [InlineData("\"\";\"\"\"\"", new[] { "1:|\"" })]
    [InlineData("x;\"a;b\nc;d", new[] { "1:x|a;b\nc;d!" })]
    [InlineData("", new string[0])]
    public void Reads_as_Excel_does(string text, string[] expected) => Assert.Equal(expected, Rows(text));
}
