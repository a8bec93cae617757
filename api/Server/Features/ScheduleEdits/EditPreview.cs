using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Schedules;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>A change that was worked out, as it goes over the wire.</summary>
static class EditPreview
{
    public static ScheduleEditPreviewDto ToDto(this EditedSchedule edited, ScheduleRuns.IncidentRow incident, int currentVersion) => new(
        incident.Id, incident.Title, incident.MunicipalityCode, currentVersion, edited.Edit.Kind, edited.Outcome,
        [.. Shifts(edited)], [.. edited.Persons.Select(person => person.ToDto())], [.. edited.Obstacles]);

    static IEnumerable<EditedShiftDto> Shifts(EditedSchedule edited) =>
        from shift in edited.Facts.Rows.Shifts
        where edited.Edit.Shifts.Contains(shift.Id)
        let filled = edited.Facts.Rows.Standing.Count(row => row.Stands && row.ShiftId == shift.Id)
        let change = edited.Edit.Additions.Count(seat => seat.Shift.Value == shift.Id) - edited.Edit.Removals.Count(seat => seat.Shift.Value == shift.Id)
        select new EditedShiftDto(shift.Id, shift.Need, shift.Kind, shift.StartsAt.ToDateTimeOffset(), shift.EndsAt.ToDateTimeOffset(), shift.Seats, filled, filled + change);
}
