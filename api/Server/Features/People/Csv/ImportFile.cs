using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>A file that could be read: the cells of the columns that are understood, and of no others.</summary>
sealed record ImportFile<TColumn>(string Encoding, string Delimiter, TColumn[] Columns, string[] IgnoredColumns, ImportFileRow<TColumn>[] Rows) where TColumn : struct, Enum;

static class ImportFile
{
    public const int MaxBytes = 2 * 1024 * 1024;
    public const int MaxRows = 5000;
    const int MaxColumns = 100;

    static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>The file, or why it cannot be used as a whole. A personal number anywhere is such a reason: rows with one are not even kept for the preview.</summary>
    public static (ImportFile<TColumn>? File, ProblemHttpResult? Refusal) Read<TColumn>(ReadOnlySpan<byte> bytes, FileColumns<TColumn> known) where TColumn : struct, Enum
    {
        if (bytes.IsEmpty) return Refuse("file-empty");
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]) return Refuse("file-is-a-workbook");
        if (CsvText.Decode(bytes) is not var (text, encoding)) return Refuse("file-not-text");
        if (string.IsNullOrWhiteSpace(text)) return Refuse("file-empty");

        var (delimiter, headerRow) = Dialect(text, known);
        CsvRecord[] records = [.. CsvRecords.Read(text, delimiter).Where(record => record.Row >= headerRow && !record.IsBlank).Take(MaxRows + 2)];
        if (records.Length == 0) return Refuse("file-empty");

        string[] header = [.. records[0].Cells.Select(PersonText.Clean)];
        var body = records[1..];
        if (header.Length > MaxColumns) return Refuse("file-has-too-many-columns", ("maxColumns", MaxColumns));

        var columns = Array.ConvertAll(header, known.Find);
        if (SensitiveColumns.Of(header, body, i => columns[i] is not null, i => columns[i] is { } column && known.IsPhone(column)) is { Length: > 0 } sensitive) return Refuse("file-has-personal-numbers", ("columns", sensitive));
        if (columns.OfType<TColumn>().CountBy(column => column).Where(count => count.Value > 1).Select(count => count.Key.ToString()).ToArray() is { Length: > 0 } twice)
            return Refuse("file-column-twice", ("columns", twice));
        if (known.Required.Where(column => !columns.Contains(column)).Select(column => column.ToString()).ToArray() is { Length: > 0 } missing)
            return Refuse("file-column-missing", ("columns", missing), ("found", header));
        if (body.Length == 0) return Refuse("file-without-rows");
        if (body.Length > MaxRows) return (null, Problems.Refuse(StatusCodes.Status413PayloadTooLarge, "file-has-too-many-rows", ("maxRows", MaxRows)));

        return (new(
            encoding,
            delimiter.ToString(),
            [.. columns.OfType<TColumn>()],
            [.. header.Where((name, i) => columns[i] is null && name.Length > 0)],
            Array.ConvertAll(body, record => ImportFileRow<TColumn>.Of(record, columns))), null);

        static (ImportFile<TColumn>?, ProblemHttpResult?) Refuse(string name, params (string, object?)[] facts) => (null, Problems.Unprocessable(name, facts));
    }

    /// <summary>Excel may say <c>sep=;</c> in the first row. Else it is the delimiter under which most headers are understood.</summary>
    static (char Delimiter, int HeaderRow) Dialect<TColumn>(string text, FileColumns<TColumn> known) where TColumn : struct, Enum
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4) return (text[4], 2);

        var delimiter = Delimiters.MaxBy(candidate =>
            CsvRecords.Read(text, candidate).First(record => !record.IsBlank).Cells.Count(cell => known.Find(cell) is not null));
        return (delimiter, 1);
    }
}

/// <param name="Cells">As they stand in the file, without quotation marks and guards. A column that the file lacks has no entry.</param>
/// <param name="Fault">Why the record itself cannot be read: <c>too-many-cells</c> or <c>unclosed-quote</c>.</param>
sealed record ImportFileRow<TColumn>(int Row, Dictionary<TColumn, string> Cells, string? Fault) where TColumn : struct, Enum
{
    const int LongestValue = 200;

    public string this[TColumn column] => Cells.GetValueOrDefault(column, "");

    /// <summary>A cell as an error quotes it.</summary>
    public static string Quoted(string value) => value.Length > LongestValue ? $"{value[..LongestValue]}…" : value;

    public static ImportFileRow<TColumn> Of(CsvRecord record, TColumn?[] columns) => new(
        record.Row,
        columns.Zip(record.Cells).Where(pair => pair.First is not null).ToDictionary(pair => pair.First!.Value, pair => PersonText.Clean(CsvCell.Read(PersonText.Clean(pair.Second)))),
        record.UnclosedQuote ? "unclosed-quote" : record.Cells.Skip(columns.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)) ? "too-many-cells" : null);
}
