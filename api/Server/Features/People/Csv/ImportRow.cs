using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>One row of the file against the register: what it would make of a person, or why it cannot.</summary>
/// <param name="Before">The person with this work e-mail, if there is one.</param>
/// <param name="After">Null when the row has errors.</param>
sealed record ImportRow(ImportFileRow<ImportColumn> Source, Person? Before, PersonFacts? After, ImportChangeDto[] Changes, ImportErrorDto[] Errors, ImportNoticeDto[] Notices) : IImportRow<ImportRowDto>
{
    public string State => this switch
    {
        { After: null } => ImportState.Error,
        { Before: null } => ImportState.New,
        { Changes.Length: > 0 } => ImportState.Changed,
        _ => ImportState.Unchanged,
    };

    public bool IsNoted => Notices.Length > 0;

    public ImportRowDto Dto => new(
        Source.Row, State, After?.Name ?? Source[ImportColumn.Name], After?.WorkEmail ?? Source[ImportColumn.WorkEmail], Before?.Row.Id, Changes, Errors, Notices);
}
