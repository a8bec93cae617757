using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>One shift as it was planned and as it is reported, for the person or the incident's crisis lead.</summary>
static class GetTimeReport
{
    public static async Task<Results<Ok<ReportedShiftDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ReportedShifts.Of(connection, id, transaction: null, cancellation) is not { } shift || ReportTime.Reporter(caller, shift) is not { } reader) return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        var consequences = (await ReportConsequences.Of(connection, [shift], now, transaction: null, cancellation)).GetValueOrDefault(id, Consequences.None);
        return TypedResults.Ok(shift.ToDto(caller.AccountId, now, reader == "person" ? consequences : consequences.ForHost(shift)));
    }
}
