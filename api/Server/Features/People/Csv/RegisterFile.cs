using System.Text;
using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>The register as a file that Swedish Excel opens with two clicks and import takes back unchanged: semicolons, UTF-8 with its mark.</summary>
static class RegisterFile
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<PersonFacts> persons)
    {
        var text = new StringBuilder();
        Line(text, ImportColumns.All.Select(column => column.Header));
        foreach (var person in persons) Line(text, ImportColumns.All.Select(column => Value(column.Column, person)));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>One fact as the file writes it, before quoting.</summary>
    public static string Value(ImportColumn column, PersonFacts person) => column switch
    {
        ImportColumn.Name => person.Name,
        ImportColumn.WorkEmail => person.WorkEmail,
        ImportColumn.WorkPhone => person.WorkPhone ?? "",
        ImportColumn.Title => person.Title,
        ImportColumn.Skills => SkillNotation.Write(person.Skills.Select(skill => new SkillLevel(skill.SkillId, skill.Level))),
        ImportColumn.OnSite => CsvNotation.WriteYesNo(person.WorksOnSite),
        ImportColumn.Remote => CsvNotation.WriteYesNo(person.WorksRemote),
        ImportColumn.ContractedHours => CsvNotation.WriteContract(person.ContractedMinutesPerWeek),
        ImportColumn.HomeHours => CsvNotation.WriteHours(person.HomeMinutesPerWeek),
        ImportColumn.HomeDays => CsvNotation.WriteDays(person.HomeDays),
        ImportColumn.Days => CsvNotation.WriteDays(person.AvailableDays),
        ImportColumn.Nights => CsvNotation.WriteDays(person.AvailableNights),
        ImportColumn.Agreed => CsvNotation.WriteYesNo(person.AgreedToBeAsked),
    };

    static void Line(StringBuilder text, IEnumerable<string> values) => text.AppendJoin(CsvCell.Delimiter, values.Select(CsvCell.Write)).Append("\r\n");
}
