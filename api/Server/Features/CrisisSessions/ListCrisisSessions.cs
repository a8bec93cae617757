using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.CrisisSessions;

/// <summary>Who came in without the municipality's provider. What nobody has reviewed stands first, however old.</summary>
static class ListCrisisSessions
{
    public static async Task<Ok<CrisisSessionDto[]>> Handle(Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var sessions = await CrisisSessionRow.List(connection, caller, clock.GetUtcNow(), cancellation);
        return TypedResults.Ok<CrisisSessionDto[]>([.. sessions.Select(session => session.ToDto(caller))]);
    }
}
