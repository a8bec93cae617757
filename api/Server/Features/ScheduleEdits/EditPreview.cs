using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Schedules;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>A change that was worked out, as it goes over the wire.</summary>
static class EditPreview
{
    public static ScheduleEditPreviewDto ToDto(this EditedSchedule edited, ScheduleRuns.IncidentRow incident, int currentVersion)
    {
        Assignment[] standing = [.. edited.Facts.Standing.Where(row => row.Stands).Select(row => row.Assignment)];
        var effects = Effects.Between(edited.Facts.Problem, standing, standing.Except(edited.Edit.Removals).Union(edited.Edit.Additions));

        return new(
            incident.Id, incident.Title, incident.MunicipalityCode, currentVersion, edited.Edit.Kind, edited.Outcome,
            [.. Shifts(edited)], [.. edited.Persons.Select(person => person.ToDto() with { Load = LoadOf(effects, person.Id) })], [.. edited.Obstacles])
        {
            Sum = new(
                effects.Seats.Sum(seat => Math.Max(0, seat.EmptyBefore - seat.EmptyAfter)), effects.Seats.Sum(seat => Math.Max(0, seat.EmptyAfter - seat.EmptyBefore)),
                edited.Persons.Count, effects.Untouched, (int)effects.Change.Wear),
        };
    }

    static EditLoadDto? LoadOf(Effects effects, Guid person) =>
        effects.People.FirstOrDefault(each => each.Person.Value == person) is { } effect ? new(ToDto(effect.Before), ToDto(effect.After)) : null;

    static PersonLoadDto ToDto(PersonLoad load) => new(load.Minutes, load.Nights, load.ShortestRest is { } rest ? (int)rest.TotalMinutes : null, (int)load.Burden.Wear);

    static IEnumerable<EditedShiftDto> Shifts(EditedSchedule edited) =>
        from shift in edited.Facts.Rows.Shifts
        where edited.Edit.Shifts.Contains(shift.Id)
        let filled = edited.Facts.Rows.Standing.Count(row => row.Stands && row.ShiftId == shift.Id)
        let change = edited.Edit.Additions.Count(seat => seat.Shift.Value == shift.Id) - edited.Edit.Removals.Count(seat => seat.Shift.Value == shift.Id)
        select new EditedShiftDto(shift.Id, shift.Need, shift.Kind, shift.StartsAt.ToDateTimeOffset(), shift.EndsAt.ToDateTimeOffset(), shift.Seats, filled, filled + change) { Needed = shift.Minimum };
}
