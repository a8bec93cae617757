using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>What a change by hand would do: seats, breaches, obstacles and margins. Changes nothing and locks nothing.</summary>
static class PreviewScheduleEdit
{
    public static async Task<Results<Ok<ScheduleEditPreviewDto>, NotFound, ValidationProblem>> Handle(
        Guid id, PreviewScheduleEditRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction: null, cancellation) is not { } incident) return TypedResults.NotFound();
        if (ScheduleEdit.Of(request.Kind, request.Removals, request.Additions) is not { } edit) return Problems.Invalid((nameof(request.Kind), "does-not-fit"));

        var current = await ScheduleVersions.Current(connection, id, transaction: null, cancellation);
        var edited = await EditedSchedule.Load(connection, id, edit, clock.GetCurrentInstant(), transaction: null, cancellation);
        return TypedResults.Ok(edited.ToDto(incident, current));
    }
}
