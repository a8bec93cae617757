using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>What a file would do to a register. Worked out anew each time it is looked at, because the register may have moved.</summary>
sealed record ImportPreview(ImportRow[] Rows)
{
    // Five rows to compare with are help; five thousand are not.
    const int Enough = 5;

    public static ImportPreview Of(ImportFile<ImportColumn> file, IReadOnlyCollection<Person> register, SkillNotation skills)
    {
        var byEmail = register.ToDictionary(person => Key(person.Row.WorkEmail));
        var byName = register.ToLookup(person => Key(person.Row.Name));
        var sameEmail = file.Rows.ToLookup(row => Key(row[ImportColumn.WorkEmail]));
        var sameName = file.Rows.ToLookup(row => Key(row[ImportColumn.Name]));

        return new(Array.ConvertAll(file.Rows, row =>
        {
            var email = Key(row[ImportColumn.WorkEmail]);
            var before = byEmail.GetValueOrDefault(email);
            var (facts, errors) = ImportRowReading.Read(row, before, skills);
            // Which of two rows is right, nobody but the sender knows.
            int[] others = [.. email.Length == 0 ? [] : sameEmail[email].Where(other => other.Row != row.Row).Take(Enough).Select(other => other.Row)];
            if (others.Length > 0) errors.Add(new(nameof(ImportColumn.WorkEmail), row[ImportColumn.WorkEmail], "email-twice-in-file", others));

            return new ImportRow(
                row, before, errors.Count > 0 ? null : facts, errors.Count > 0 || before is null ? [] : Changes(before.Facts, facts), [.. errors],
                [.. Notices(row, before, byName[Key(row[ImportColumn.Name])], sameName[Key(row[ImportColumn.Name])])]);
        }));
    }

    public ImportCountsDto Counts => Rows.Counts();

    public string Seen => ImportState.Digest(Rows.Select(row => new { row.Dto, row.After }));

    static IEnumerable<ImportNoticeDto> Notices(ImportFileRow<ImportColumn> row, Person? before, IEnumerable<Person> namesakes, IEnumerable<ImportFileRow<ImportColumn>> sameName)
    {
        if (before?.Row.DeactivatedAt is not null) yield return new("deactivated", "");
        if (before is not null || row[ImportColumn.Name].Length == 0) yield break;
        foreach (var other in namesakes.Take(Enough)) yield return new("same-name-in-register", other.Row.WorkEmail);
        foreach (var other in sameName.Where(other => other.Row != row.Row).Take(Enough)) yield return new("same-name-in-file", $"{other.Row}");
    }

    static ImportChangeDto[] Changes(PersonFacts before, PersonFacts after) =>
    [
        .. ImportColumns.All
            .Select(column => new ImportChangeDto(column.Column.ToString(), RegisterFile.Value(column.Column, before), RegisterFile.Value(column.Column, after)))
            .Where(change => change.From != change.To),
    ];

    static string Key(string text) => text.ToLowerInvariant();
}
