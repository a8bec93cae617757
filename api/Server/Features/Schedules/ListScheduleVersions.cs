using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>Every version that has been published, newest first.</summary>
static class ListScheduleVersions
{
    public static async Task<Results<Ok<ScheduleVersionDto[]>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction: null, cancellation) is null) return TypedResults.NotFound();

        return TypedResults.Ok<ScheduleVersionDto[]>([.. await connection.QueryAsync<ScheduleVersionDto>(new(FindVersions, new { id }, cancellationToken: cancellation))]);
    }

    const string FindVersions =
        """
        select version.number, version.published_at, account.display_name as published_by, version.seats, version.seats_filled,
               (select count(distinct person_id)::integer from schedule_version_assignment where version_id = version.id) as people
        from schedule_version version
        join auth.account on account.id = version.published_by
        where version.incident_id = @id
        order by version.number desc
        """;
}
