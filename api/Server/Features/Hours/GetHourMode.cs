using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>One decision, for those who may decide in the municipality.</summary>
static class GetHourMode
{
    public static async Task<Results<Ok<HourModeDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.FindMode(id, caller, clock.GetCurrentInstant(), transaction: null, cancellation) is { } mode ? TypedResults.Ok(mode) : TypedResults.NotFound();
    }
}
