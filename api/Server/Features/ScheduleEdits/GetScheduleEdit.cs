using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>One change; while it waits, with what it would do now. A coordinator is shown own people alone.</summary>
static class GetScheduleEdit
{
    public static async Task<Results<Ok<ScheduleEditDetailsDto>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await EditRows.Find(connection, id, transaction: null, cancellation) is not { } row || !row.MaySee(caller)) return TypedResults.NotFound();

        var edit = (await EditRows.ToDtos(connection, [row], caller, cancellation))[0];
        return TypedResults.Ok(new ScheduleEditDetailsDto(edit, row.Status == "waiting" ? await Preview(connection, row, caller, clock, cancellation) : null));
    }

    static async Task<ScheduleEditPreviewDto> Preview(NpgsqlConnection connection, EditRow row, Caller caller, TimeProvider clock, CancellationToken cancellation)
    {
        var edited = await EditedSchedule.Load(connection, row.IncidentId, row.Edit, clock.GetCurrentInstant(), transaction: null, cancellation);
        var preview = edited.ToDto(row.Incident, await ScheduleVersions.Current(connection, row.IncidentId, transaction: null, cancellation));
        if (caller.May(Right.PassRulesAsHost, row.MunicipalityCode)) return preview;

        var own = edited.Persons.Where(person => caller.May(Right.PassRulesAsHome, person.Person.MunicipalityCode)).Select(person => person.Id).ToHashSet();
        var theirs = row.RemovedSeats.Concat(row.AddedSeats).Where(seat => own.Contains(seat.PersonId)).Select(seat => seat.ShiftId).ToHashSet();
        return preview with
        {
            Persons = [.. preview.Persons.Where(person => own.Contains(person.PersonId))],
            Shifts = [.. preview.Shifts.Where(shift => theirs.Contains(shift.ShiftId))],
            Obstacles = [.. preview.Obstacles.Where(obstacle => own.Contains(obstacle.PersonId))],
            Sum = null,
        };
    }
}
