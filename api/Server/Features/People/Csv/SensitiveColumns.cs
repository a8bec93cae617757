namespace MutualAid.Server.Features.People.Csv;

/// <summary>Columns of a file that hold personal identity numbers: by header; by any value in a column that is read; by most values in one that is not.</summary>
static class SensitiveColumns
{
    /// <param name="isRead">Whether a column, by position, is understood.</param>
    /// <param name="isPhone">Whether it is one of telephone numbers, in which a birth date can be seen where there is none.</param>
    /// <returns>Headers, or positions of columns whose header is itself such a number.</returns>
    public static string[] Of(string[] header, CsvRecord[] body, Func<int, bool> isRead, Func<int, bool> isPhone) =>
    [
        .. header.Index().Where(column => IsSensitive(column.Item, isRead(column.Index), isPhone(column.Index), Filled(body, column.Index)))
            // A number that stands where a header should is not repeated either.
            .Select(column => column.Item.Length > 0 && !PersonalNumber.IsIn(column.Item) ? column.Item : $"({column.Index + 1})"),
    ];

    static bool IsSensitive(string header, bool isRead, bool isPhone, string[] cells)
    {
        var hits = cells.Count(isPhone ? PersonalNumber.IsInPhone : PersonalNumber.IsIn);
        return PersonalNumber.IsNamedIn(header) || PersonalNumber.IsIn(header) || (isRead ? hits > 0 : hits * 2 > cells.Length);
    }

    static string[] Filled(CsvRecord[] body, int column) =>
        [.. body.Where(record => record.Cells.Length > column).Select(record => record.Cells[column].Trim()).Where(cell => cell.Length > 0)];
}
