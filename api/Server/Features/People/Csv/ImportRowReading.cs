using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>From cells to facts. An empty cell, or a column that the file lacks, leaves what is known as it is; a new person gets the usual.</summary>
sealed class ImportRowReading(ImportFileRow<ImportColumn> row, Person? before, SkillNotation skills)
{
    const int LongestCell = 4000;

    static readonly PersonFacts Usual = new(
        "", "", null, "", WorksOnSite: true, WorksRemote: true, HomeMinutesPerWeek: 0, HomeDays: 0, PersonCheck.AllWeek, PersonCheck.AllWeek, AgreedToBeAsked: false, [], []);

    readonly List<ImportErrorDto> errors = [];

    public static (PersonFacts Facts, List<ImportErrorDto> Errors) Read(ImportFileRow<ImportColumn> row, Person? before, SkillNotation skills)
    {
        var reading = new ImportRowReading(row, before, skills);
        var facts = reading.Facts();
        return (facts, [.. reading.errors.OrderBy(error => Array.FindIndex(ImportColumns.All, column => column.Column.ToString() == error.Column))]);
    }

    PersonFacts Facts()
    {
        var known = before?.Facts ?? Usual;
        if (row.Fault is { } fault)
        {
            errors.Add(new("", "", fault, []));
            return known;
        }

        var facts = PersonCheck.Clean(known with
        {
            Name = Cell(ImportColumn.Name) ?? known.Name,
            WorkEmail = Cell(ImportColumn.WorkEmail) ?? known.WorkEmail,
            WorkPhone = Cell(ImportColumn.WorkPhone) ?? known.WorkPhone,
            Title = Cell(ImportColumn.Title) ?? known.Title,
            WorksOnSite = Value(ImportColumn.OnSite, CsvNotation.ReadYesNo, "not-yes-or-no") ?? known.WorksOnSite,
            WorksRemote = Value(ImportColumn.Remote, CsvNotation.ReadYesNo, "not-yes-or-no") ?? known.WorksRemote,
            ContractedMinutesPerWeek = Value(ImportColumn.ContractedHours, CsvNotation.ReadContract, "not-hours") ?? known.ContractedMinutesPerWeek,
            HomeMinutesPerWeek = Value(ImportColumn.HomeHours, CsvNotation.ReadHours, "not-hours") ?? known.HomeMinutesPerWeek,
            HomeDays = Value(ImportColumn.HomeDays, CsvNotation.ReadDays, "not-days") ?? known.HomeDays,
            AvailableDays = Value(ImportColumn.Days, CsvNotation.ReadDays, "not-days") ?? known.AvailableDays,
            AvailableNights = Value(ImportColumn.Nights, CsvNotation.ReadDays, "not-days") ?? known.AvailableNights,
            AgreedToBeAsked = Value(ImportColumn.Agreed, CsvNotation.ReadYesNo, "not-yes-or-no") ?? known.AgreedToBeAsked,
            Skills = Skills(known.Skills),
        });

        foreach (var (field, code) in PersonCheck.Errors(facts, skills.Ids))
            if (ColumnOf(field) is var column && !errors.Exists(error => error.Column == column.ToString()))
                Wrong(column, row[column], code);

        // The file says nothing of two rows that must both be empty, so the name is asked for even where it is known.
        if (row[ImportColumn.Name].Length == 0 && before is not null) Wrong(ImportColumn.Name, "", "required");
        return facts;
    }

    /// <summary>A confirmation stands for the level that it was given for, so a changed level loses it.</summary>
    PersonSkillDto[] Skills(PersonSkillDto[] known)
    {
        if (Cell(ImportColumn.Skills) is not { } cell) return known;

        var (levels, code, part) = skills.Read(cell);
        if (code is not null)
        {
            Wrong(ImportColumn.Skills, part, code);
            return known;
        }

        return [.. levels.Select(skill => known.FirstOrDefault(old => old.SkillId == skill.SkillId && old.Level == skill.Level) ?? new(skill.SkillId, skill.Level, Confirmed: false))];
    }

    string? Cell(ImportColumn column)
    {
        if (row[column] is not { Length: > 0 } cell) return null;
        if (cell.Length <= LongestCell) return cell;

        Wrong(column, cell, "too-long");
        return null;
    }

    T? Value<T>(ImportColumn column, Func<string, T?> read, string code) where T : struct
    {
        if (Cell(column) is not { } cell) return null;
        if (read(cell) is { } value) return value;

        Wrong(column, cell, code);
        return null;
    }

    void Wrong(ImportColumn column, string value, string code) => errors.Add(new(column.ToString(), ImportFileRow<ImportColumn>.Quoted(value), code, []));

    static ImportColumn ColumnOf(string field) => field.Split('[')[0] switch
    {
        "Name" => ImportColumn.Name,
        "WorkEmail" => ImportColumn.WorkEmail,
        "WorkPhone" => ImportColumn.WorkPhone,
        "Title" => ImportColumn.Title,
        "WorksOnSite" => ImportColumn.OnSite,
        "ContractedMinutesPerWeek" => ImportColumn.ContractedHours,
        "HomeMinutesPerWeek" => ImportColumn.HomeHours,
        "HomeDays" => ImportColumn.HomeDays,
        "AvailableDays" => ImportColumn.Days,
        "AvailableNights" => ImportColumn.Nights,
        _ => ImportColumn.Skills,
    };
}
