using System.ComponentModel.DataAnnotations;

namespace MutualAid.Contracts.Schedules;

/// <summary>What publishing a run would change in what stands now.</summary>
/// <param name="CurrentVersion">The version that the comparison was made with; send it back when publishing. 0 when nothing stands.</param>
/// <param name="Untouched">Persons whose shifts stay exactly as they are.</param>
public sealed record ScheduleChangesDto(
    Guid RunId, Guid IncidentId, string IncidentTitle, string MunicipalityCode, int CurrentVersion, int Seats, int SeatsFilled, int Untouched, PersonChangeDto[] Changes);

public sealed record PersonChangeDto(Guid PersonId, string Name, string Municipality, ChangedShiftDto[] Gets, ChangedShiftDto[] Loses, int Keeps);

/// <param name="Answer">What the person had answered to a shift that goes away: asked or yes.</param>
public sealed record ChangedShiftDto(Guid ShiftId, string Need, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Answer);

/// <param name="ExpectedCurrentVersion">The version that the publisher saw standing.</param>
public sealed record PublishScheduleRequest([property: Range(0, int.MaxValue)] int ExpectedCurrentVersion);

public sealed record PublishScheduleResponse(Guid VersionId, int Number, int Added, int Removed, int Kept);

public sealed record ScheduleVersionDto(int Number, DateTimeOffset PublishedAt, string PublishedBy, int Seats, int SeatsFilled, int People);
