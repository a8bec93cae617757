using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Features.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>A file of duties as it could be read: who, from when, until when, what kind.</summary>
/// <remarks><c>e-post;start;slut;slag</c>, in any order, with more columns beside, which are not read. A semicolon, comma or tab between cells.</remarks>
sealed record HomeDutyFile(HomeDutyFileRow[] Rows)
{
    public const string WorkEmail = "WorkEmail", Start = "Start", End = "End", Kind = "Kind";

    static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>A column is found by any of its names. Without the kind all is ordinary work.</summary>
    static readonly Dictionary<string, string> Columns = new(
        from entry in new (string Column, string[] Words)[]
        {
            (WorkEmail, ["E-post", "E-postadress", "Mejl", "Mail", "E-mail", "Work e-mail"]),
            (Start, ["Start", "Startar", "Börjar", "Från", "From", "Starts"]),
            (End, ["Slut", "Slutar", "Till", "End", "Ends", "To"]),
            (Kind, ["Slag", "Typ", "Kind", "Type"]),
        }
        from word in entry.Words
        select KeyValuePair.Create(Fold.Text(word), entry.Column));

    static readonly string[] Required = [WorkEmail, Start, End];

    /// <summary>The file, or why it cannot be used as a whole, under the same names as a file of people.</summary>
    public static (HomeDutyFile? File, ProblemHttpResult? Refusal) Read(byte[] bytes)
    {
        if (bytes is []) return Refuse("file-empty");
        if (bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]) return Refuse("file-is-a-workbook");
        if (CsvText.Decode(bytes) is not var (text, _)) return Refuse("file-not-text");
        if (string.IsNullOrWhiteSpace(text)) return Refuse("file-empty");

        var delimiter = Delimiters.MaxBy(candidate => CsvRecords.Read(text, candidate).First(record => !record.IsBlank).Cells.Count(cell => Find(cell) is not null));
        CsvRecord[] records = [.. CsvRecords.Read(text, delimiter).Where(record => !record.IsBlank).Take(ImportFile.MaxRows + 2)];
        string[] header = [.. records[0].Cells.Select(PersonText.Clean)];
        var (columns, body) = (Array.ConvertAll(header, Find), records[1..]);

        if (SensitiveColumns.Of(header, body, i => columns[i] is not null, isPhone: _ => false) is { Length: > 0 } sensitive) return Refuse("file-has-personal-numbers", ("columns", sensitive));
        if (columns.OfType<string>().CountBy(column => column).Where(count => count.Value > 1).Select(count => count.Key).ToArray() is { Length: > 0 } twice)
            return Refuse("file-column-twice", ("columns", twice));
        if (Required.Except(columns.OfType<string>()).ToArray() is { Length: > 0 } missing) return Refuse("file-column-missing", ("columns", missing), ("found", header));
        if (body is []) return Refuse("file-without-rows");
        if (body.Length > ImportFile.MaxRows) return (null, Problems.Refuse(StatusCodes.Status413PayloadTooLarge, "file-has-too-many-rows", ("maxRows", ImportFile.MaxRows)));

        return (new(Array.ConvertAll(body, record => HomeDutyFileRow.Of(record, columns))), null);
    }

    static string? Find(string header) => Columns.GetValueOrDefault(Fold.Text(header));

    static (HomeDutyFile?, ProblemHttpResult?) Refuse(string name, params (string, object?)[] facts) => (null, Problems.Unprocessable(name, facts));
}

/// <param name="Fault">Why the record itself cannot be read.</param>
sealed record HomeDutyFileRow(int Row, Dictionary<string, string> Cells, string? Fault)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    public static HomeDutyFileRow Of(CsvRecord record, string?[] columns) => new(
        record.Row,
        columns.Zip(record.Cells).Where(pair => pair.First is not null).ToDictionary(pair => pair.First!, pair => PersonText.Clean(CsvCell.Read(PersonText.Clean(pair.Second)))),
        record.UnclosedQuote ? "unclosed-quote" : record.Cells.Skip(columns.Length).Any(cell => !string.IsNullOrWhiteSpace(cell)) ? "too-many-cells" : null);
}
