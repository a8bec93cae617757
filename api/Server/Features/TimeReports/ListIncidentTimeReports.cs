using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>What was worked of an incident's shifts that have started, for its own crisis lead: reported, missing, to approve.</summary>
static class ListIncidentTimeReports
{
    public static async Task<Results<Ok<ListIncidentTimeReportsResponse>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<IncidentRow>(new(FindIncident, new { id }, cancellationToken: cancellation)) is not { } incident
            || !caller.May(Right.ApproveTimeAsHost, incident.MunicipalityCode))
            return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        var shifts = (await ReportedShifts.Find(connection, new(IncidentId: id, To: now), transaction: null, cancellation));
        var consequences = await ReportConsequences.Of(connection, shifts, now, transaction: null, cancellation);

        return TypedResults.Ok(new ListIncidentTimeReportsResponse(
            incident.Title,
            [.. shifts.Select(shift => shift.ToDto(caller.AccountId, now, consequences.GetValueOrDefault(shift.AssignmentId, Consequences.None).ForHost(shift)))]));
    }

    sealed record IncidentRow(string Title, string MunicipalityCode);

    const string FindIncident = "select title, municipality_code from incident where id = @id";
}
