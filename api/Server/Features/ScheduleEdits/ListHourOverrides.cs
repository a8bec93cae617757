using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>To a home municipality: which rules were let pass for its own people, at all incidents, and what waits for a decision.</summary>
static class ListHourOverrides
{
    public static async Task<Results<Ok<HourOverridesDto>, NotFound>> Handle(string municipality, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (!caller.May(Right.StaffHours, municipality)) return TypedResults.NotFound();

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var persons = await connection.QueryAsync<Guid>(new(FindPersons, new { municipality }, cancellationToken: cancellation));
        var overrides = await HourOverrides.Of(connection, persons, transaction: null, cancellation);
        var waiting = await EditRows.ToDtos(connection, await EditRows.WaitingFor(connection, municipality, cancellation), caller, cancellation);

        return TypedResults.Ok(new HourOverridesDto(waiting, [.. overrides.SelectMany(each => each).OrderByDescending(each => each.ApprovedAt).Select(each => each.ToDto())]));
    }

    const string FindPersons =
        """
        select distinct person.id
        from person
        join hour_override on hour_override.person_id = person.id
        where person.municipality_code = @municipality
        """;
}
