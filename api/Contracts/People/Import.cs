namespace MutualAid.Contracts.People;

/// <summary>A file that has been read and waits for someone to look at it.</summary>
public sealed record UploadResponse(Guid Id);

/// <summary>What confirming a file would do to the register as it is now. Nothing has been written.</summary>
/// <typeparam name="TRow">Of a file with staff <see cref="ImportRowDto"/>, of one with duties at home <see cref="HomeDuties.HomeDutyImportRowDto"/>.</typeparam>
/// <param name="Seen">Stands for exactly this outcome. Confirming sends it back, so that nobody confirms another outcome than the one they saw.</param>
/// <param name="Encoding">utf-8, utf-16 or windows-1252.</param>
/// <param name="IgnoredColumns">Headers that were not understood. Their cells were neither read nor kept.</param>
/// <param name="Result">Set once confirmed; rows are gone from then on.</param>
public sealed record GetImportResponse<TRow>(
    Guid Id, string FileName, string Encoding, string Delimiter, string[] IgnoredColumns, DateTimeOffset UploadedAt,
    ImportCountsDto Counts, TRow[] Rows, int TotalRows, int Page, int PageSize, string Seen, ImportResultDto? Result);

/// <param name="Notice">Rows that say something to notice: of duties at home those that make shifts unlawful.</param>
public sealed record ImportCountsDto(int New, int Changed, int Unchanged, int Error, int Notice);

/// <param name="Row">As a spreadsheet numbers it; the header is row 1.</param>
/// <param name="State">new, changed, unchanged or error.</param>
public sealed record ImportRowDto(
    int Row, string State, string Name, string WorkEmail, Guid? PersonId, ImportChangeDto[] Changes, ImportErrorDto[] Errors, ImportNoticeDto[] Notices);

/// <summary>One field before and after, written as the file writes it.</summary>
/// <param name="Column">A column name as in <see cref="ImportErrorDto"/>.</param>
public sealed record ImportChangeDto(string Column, string From, string To);

/// <param name="Column">Name, WorkEmail, WorkPhone, Title, Skills, OnSite, Remote, ContractedHours, HomeHours, HomeDays, Days, Nights or Agreed, of duties at home WorkEmail, Start, End or Kind; empty when the whole row is meant.</param>
/// <param name="Value">The cell as it stands in the file, cut at 200 characters.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="OtherRows">The other rows that this one clashes with.</param>
public sealed record ImportErrorDto(string Column, string Value, string Code, int[] OtherRows);

/// <param name="Code">same-name-in-register, same-name-in-file or deactivated.</param>
/// <param name="About">The other person's work e-mail, or the other row's number.</param>
public sealed record ImportNoticeDto(string Code, string About);

/// <param name="Seen">As given with the preview.</param>
/// <param name="SkipErrors">Take the rows that are right and leave those with errors. False with errors in the file is refused.</param>
public sealed record ConfirmImportRequest(string Seen, bool SkipErrors);

/// <param name="Unlawful">Those whose coming shifts the changes made unlawful.</param>
public sealed record ImportResultDto(int Added, int Changed, int Unchanged, int Skipped, DateTimeOffset ConfirmedAt, ImportUnlawfulDto[]? Unlawful = null);

/// <param name="MunicipalityNames">Whose schedules the shifts stand on.</param>
public sealed record ImportUnlawfulDto(Guid PersonId, int Shifts, string[] MunicipalityNames);
