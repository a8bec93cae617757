using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.CrisisSessions;

/// <summary>One crisis session with what was done in it.</summary>
static class GetCrisisSession
{
    public static async Task<Results<Ok<GetCrisisSessionResponse>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await CrisisSessionRow.Find(connection, id, caller, clock.GetUtcNow(), transaction: null, cancellation) is not { } session) return TypedResults.NotFound();

        var titled = caller.May(Right.ReadCrisisSessions, session.MunicipalityCode);
        var deeds = await connection.QueryAsync<CrisisDeedDto>(new(Deeds, new { id, titled }, cancellationToken: cancellation));
        return TypedResults.Ok(new GetCrisisSessionResponse(session.ToDto(caller), [.. deeds]));
    }

    const string Deeds =
        """
        select audit.at, audit.action, case when @titled then coalesce(incident.title, request.title) end as title
        from audit
        left join incident on incident.id = audit.subject_id
        left join request on request.id = audit.subject_id
        where audit.crisis_session_id = @id
        order by audit.id
        """;
}
