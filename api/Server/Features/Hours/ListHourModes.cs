using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>The decisions of the municipalities in which the caller may decide: those that hold first, then those to come, then those that are over.</summary>
static class ListHourModes
{
    public static async Task<Ok<HourModeSummaryDto[]>> Handle(Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var codes = caller.WhereMay(Right.HourModes).ToArray();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var modes = await connection.QueryAsync<ModeRow>(new(Find, new { codes, now = clock.GetCurrentInstant() }, cancellationToken: cancellation));

        return TypedResults.Ok<HourModeSummaryDto[]>([.. modes.Select(mode => mode.ToDto())]);
    }

    sealed record ModeRow(
        Guid Id, string MunicipalityCode, string MunicipalityName, string Mode, string DecidedBy, string Ground, Instant FromAt, Instant ToAt, int People, string State, Instant? UnionToldAt)
    {
        public HourModeSummaryDto ToDto() => new(
            Id, MunicipalityCode, MunicipalityName, Mode, DecidedBy, Ground, FromAt.ToDateTimeOffset(), ToAt.ToDateTimeOffset(), People, State, UnionToldAt?.ToDateTimeOffset());
    }

    const string Find =
        """
        select hour_mode.id, hour_mode.municipality_code, municipality.name as municipality_name, hour_mode.mode, hour_mode.decided_by, hour_mode.ground,
               hour_mode.from_at, hour_mode.to_at, counted.people, counted.state, hour_mode.union_told_at
        from hour_mode
        join municipality on municipality.code = hour_mode.municipality_code
        cross join lateral (
            select count(*) filter (where ended_at is null)::int as people,
                   case when hour_mode.to_at <= @now or bool_and(ended_at is not null and ended_at <= @now) then 'over' when hour_mode.from_at > @now then 'coming' else 'now' end as state
            from hour_mode_person
            where mode_id = hour_mode.id) counted
        where hour_mode.municipality_code = any(@codes)
        order by array_position(array['now', 'coming', 'over'], counted.state), hour_mode.from_at desc, hour_mode.id
        """;
}
