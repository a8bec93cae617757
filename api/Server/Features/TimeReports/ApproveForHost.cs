using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>The incident's municipality says that the hours are right.</summary>
/// <remarks>A lead may approve what a lead has reported, since the home municipality looks too; nobody approves their own hours.</remarks>
static class ApproveForHost
{
    public static async Task<Results<Ok<ReportedShiftDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ApproveTimeReportRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await ReportedShifts.Hold(connection, id, transaction, cancellation) is not { } shift || !caller.May(Right.ApproveTimeAsHost, shift.HostCode)) return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        if (shift.AccountId == caller.AccountId) return Problems.Unprocessable("own-hours");
        if (shift.ReportId == id && shift.State is "host_approved" or "home_approved") return TypedResults.Ok(await View(shift));
        if (shift.ReportId != id || shift.Version != request.Version) return Problems.Outdated(await View(shift));
        if (shift.State == "returned") return Problems.Conflict("returned");

        await Approval.ForHost(connection, shift, caller, now, transaction, cancellation);
        var after = await View((await ReportedShifts.Of(connection, shift.AssignmentId, transaction, cancellation))!);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(after);

        Task<ReportedShiftDto> View(ReportedShift standing) => Approval.View(connection, standing, caller, isHost: true, now, transaction, cancellation);
    }
}
