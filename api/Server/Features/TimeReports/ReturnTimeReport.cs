using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>The host or the home municipality sends hours back to be reported anew, with why. Approvals that were given fall away.</summary>
/// <remarks>Until a new report comes, the returned one still counts: it is the best that is known of what was worked.</remarks>
static class ReturnTimeReport
{
    public static async Task<Results<Ok<ReportedShiftDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ReturnTimeReportRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(request.Reason)) return Problems.Invalid((nameof(request.Reason), "required"));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await ReportedShifts.Hold(connection, id, transaction, cancellation) is not { } shift) return TypedResults.NotFound();
        var (isHome, isHost) = (caller.May(Right.ApproveTimeAsHome, shift.HomeCode), caller.May(Right.ApproveTimeAsHost, shift.HostCode));
        if (!isHome && !isHost) return TypedResults.NotFound();

        var now = clock.GetCurrentInstant();
        if (shift.ReportId == id && shift.State == "returned" && shift.ReturnedWhy == request.Reason.Trim()) return TypedResults.Ok(await View(shift));
        if (shift.ReportId != id || shift.Version != request.Version) return Problems.Outdated(await View(shift));
        if (shift.State == "home_approved" && !isHome) return Problems.Conflict("approved");

        var returnedAs = isHome ? "home" : "host";
        await connection.ExecuteAsync(new(Write, new { id, caller.AccountId, now, reason = request.Reason.Trim(), returnedAs }, transaction, cancellationToken: cancellation));
        await transaction.Record(
            caller, "hours-returned", isHome ? shift.HomeCode : shift.HostCode, id,
            new { shift.PersonId, shift.AssignmentId, shift.IncidentId, shift.Number, was = shift.State, returnedAs }, cancellation);
        var after = await View((await ReportedShifts.Of(connection, shift.AssignmentId, transaction, cancellation))!);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(after);

        Task<ReportedShiftDto> View(ReportedShift standing) => Approval.View(connection, standing, caller, isHost: !isHome, now, transaction, cancellation);
    }

    const string Write =
        """
        update time_report
        set returned_by = @AccountId, returned_at = @now, returned_why = @reason, returned_as = @returnedAs,
            host_approved_by = null, host_approved_at = null, home_approved_by = null, home_approved_at = null, version = version + 1
        where id = @id
        """;
}
