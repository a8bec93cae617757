using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>An incident's shifts on some days, and who is on them: today and tomorrow when no days are said.</summary>
static class ListShifts
{
    const int LongestDays = 31;

    public static async Task<Results<Ok<ShiftListDto>, NotFound, ValidationProblem>> Handle(
        Guid id, DateOnly? from, DateOnly? to, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var first = from ?? clock.Today();
        var after = to ?? first.AddDays(2);
        if (after <= first || after.DayNumber - first.DayNumber > LongestDays) return Problems.Invalid(("To", "range"));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction: null, cancellation) is not { } incident) return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        var rows = await IncidentRows.Load(connection, id, persons: [], transaction: null, cancellation);
        var shifts = rows.Shifts.Where(shift => first <= shift.Day && shift.Day < after).ToArray();
        var names = await ShiftNames.Of(connection, rows.Standing.Where(row => row.Stands).Select(row => row.PersonId), cancellation);

        return TypedResults.Ok(new ShiftListDto(
            id, incident.Title, await ScheduleVersions.Current(connection, id, transaction: null, cancellation), first, after, [.. shifts.Select(shift => ToDto(shift, rows.Standing, names, now))]));
    }

    public static ListedShiftDto ToDto(ShiftRow shift, IReadOnlyList<StandingRow> standing, IReadOnlyDictionary<Guid, RosterPerson> names, Instant now) => new(
        shift.Id, shift.Need, shift.SkillId, shift.Level, shift.Kind, shift.StartsAt.ToDateTimeOffset(), shift.EndsAt.ToDateTimeOffset(), shift.Seats, shift.StartsAt > now,
        [
            .. from row in standing
               where row.Stands && row.ShiftId == shift.Id
               let person = names[row.PersonId]
               orderby person.Name
               select new ListedPersonDto(person.Id, person.Name, person.Municipality, row.Answer),
        ])
    {
        Needed = shift.Minimum,
    };
}
