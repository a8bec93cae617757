using System.Buffers;
using System.Text.RegularExpressions;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>How a cell is written so that it survives a spreadsheet, and read back as the same text.</summary>
static partial class CsvCell
{
    public const char Delimiter = ';';

    /// <summary>
    /// A cell that begins like a formula gets an apostrophe in front, so that a spreadsheet shows it instead of running it. One that
    /// already has apostrophes before such a sign gets one more, so that reading takes away exactly what writing added.
    /// </summary>
    public static string Write(string value)
    {
        var cell = Formula().IsMatch(value) ? $"'{value}" : value;
        return cell.AsSpan().ContainsAny(Quoted) || cell.Length != cell.Trim().Length ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
    }

    /// <param name="cell">Without its quotation marks.</param>
    public static string Read(string cell) => Guarded().IsMatch(cell) ? cell[1..] : cell;

    static readonly SearchValues<char> Quoted = SearchValues.Create("\";,\t\r\n");

    // The last four are the wide forms, which spreadsheets in East Asian settings also run.
    [GeneratedRegex(@"^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")]
    private static partial Regex Formula();

    [GeneratedRegex(@"^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")]
    private static partial Regex Guarded();
}
