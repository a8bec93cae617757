using System.Text;

namespace MutualAid.Server.Features.People.Csv;

/// <param name="Row">As a spreadsheet numbers it: the header is 1, and a cell with a line break in it does not count twice.</param>
/// <param name="UnclosedQuote">The record swallowed the rest of the file, because a quotation mark was never closed.</param>
sealed record CsvRecord(int Row, string[] Cells, bool UnclosedQuote)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>RFC 4180, read the way Excel reads it: a quotation mark inside an unquoted cell is a quotation mark.</summary>
static class CsvRecords
{
    public static IEnumerable<CsvRecord> Read(string text, char delimiter)
    {
        var position = 0;
        for (var row = 1; position < text.Length; row++)
        {
            List<string> cells = [];
            bool closed;
            do cells.Add(ReadCell(text, delimiter, ref position, out closed));
            while (position < text.Length && text[position] == delimiter && ++position > 0);

            if (position < text.Length && text[position] == '\r') position++;
            if (position < text.Length && text[position] == '\n') position++;
            yield return new(row, [.. cells], !closed);
        }
    }

    static string ReadCell(string text, char delimiter, ref int position, out bool closed)
    {
        closed = true;
        if (position >= text.Length || text[position] != '"') return ReadPlain(text, delimiter, ref position);

        var cell = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
            {
                cell.Append(text[position]);
                continue;
            }

            if (position + 1 >= text.Length || text[position + 1] != '"')
            {
                position++;
                return cell.Append(ReadPlain(text, delimiter, ref position)).ToString();
            }

            cell.Append(text[position++]);
        }

        closed = false;
        return cell.ToString();
    }

    static string ReadPlain(string text, char delimiter, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] != delimiter && text[position] is not ('\r' or '\n')) position++;
        return text[start..position];
    }
}
