using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>One's own vouchings of the last day, those that wait for a second person one could be, and those of one's own municipality.</summary>
static class ListVouchings
{
    public static async Task<Ok<VouchingDto[]>> Handle(Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var recent = await VouchingRow.Recent(connection, now, cancellation);
        return TypedResults.Ok<VouchingDto[]>([.. recent.Where(vouching => vouching.MayBeSeenBy(caller, now)).Select(vouching => vouching.ToDto(caller, now))]);
    }
}
