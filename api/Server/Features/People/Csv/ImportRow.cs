using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>One row of the file against the register: what it would make of a person, or why it cannot.</summary>
/// <param name="Before">The person with this work e-mail, if there is one.</param>
/// <param name="After">Null when the row has errors.</param>
sealed record ImportRow(ImportFileRow Source, Person? Before, PersonFacts? After, ImportChangeDto[] Changes, ImportErrorDto[] Errors, ImportNoticeDto[] Notices)
{
    public const string New = "new";
    public const string Changed = "changed";
    public const string Unchanged = "unchanged";
    public const string Error = "error";

    public string State => this switch
    {
        { After: null } => Error,
        { Before: null } => New,
        { Changes.Length: > 0 } => Changed,
        _ => Unchanged,
    };

    public ImportRowDto Dto => new(
        Source.Row, State, After?.Name ?? Source[ImportColumn.Name], After?.WorkEmail ?? Source[ImportColumn.WorkEmail], Before?.Row.Id, Changes, Errors, Notices);
}
