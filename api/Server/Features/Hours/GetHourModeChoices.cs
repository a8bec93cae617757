using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Whom a decision on hours can name, and which incident it can be for. A crisis lead sees names and positions of the own staff here, and no more of the register.</summary>
static class GetHourModeChoices
{
    static readonly Duration Lately = Duration.FromDays(90);

    public static async Task<Ok<GetHourModeChoicesResponse>> Handle(string code, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var rows = await connection.QueryMultipleAsync(new(Find, new { code, lately = clock.GetCurrentInstant() - Lately }, cancellationToken: cancellation));

        return TypedResults.Ok(new GetHourModeChoicesResponse(
            [.. await rows.ReadAsync<HourModePersonChoiceDto>()],
            [.. await rows.ReadAsync<HourModeIncidentChoiceDto>()]));
    }

    const string Find =
        """
        select id as person_id, name, title
        from person
        where municipality_code = @code and deactivated_at is null
        order by name, id;

        select incident.id as incident_id, incident.title, municipality.name as municipality_name
        from incident
        join municipality on municipality.code = incident.municipality_code
        where (incident.municipality_code = @code or exists (select from offer where offer.incident_id = incident.id and offer.municipality_code = @code))
          and (incident.ended_at is null or incident.ended_at > @lately)
        order by incident.started_at desc, incident.id;
        """;
}
