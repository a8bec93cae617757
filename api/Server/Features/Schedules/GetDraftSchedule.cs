using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The best schedule that a run has saved so far, as it would look if it were published now.</summary>
/// <remarks>Of a run that is still going on, the coverage and the figures; gaps and people come when it has ended.</remarks>
static class GetDraftSchedule
{
    public static async Task<Results<Ok<ScheduleDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.Find(connection, id, caller, clock, cancellation) is not { } run) return TypedResults.NotFound();

        var facts = await IncidentProblem.Load(connection, run.IncidentId, clock.GetCurrentInstant(), persons: null, transaction: null, cancellation);
        var open = facts.Problem.Shifts.Select(shift => shift.Id).ToHashSet();
        Assignment[] assignments =
        [
            .. facts.Rows.Standing.Where(row => row.Stands && facts.Rows.ShiftIds.Contains(row.ShiftId)).Select(row => row.Assignment).Where(assignment => !open.Contains(assignment.Shift)),
            .. (await SavedSchedule.Read(connection, id, transaction: null, cancellation)).Where(assignment => open.Contains(assignment.Shift)),
        ];

        var empty = await GetSchedule.Empty(connection, new(run.IncidentId, run.IncidentTitle, run.MunicipalityCode), cancellation);
        return TypedResults.Ok(await ScheduleView.Of(connection, empty with { RunId = id, People = run.People, Municipalities = run.Municipalities }, facts, assignments, withPeople: !run.IsActive, cancellation));
    }
}
