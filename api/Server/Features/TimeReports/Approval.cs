using Dapper;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>What the host's approval, the home municipality's and the return have in common.</summary>
static class Approval
{
    public static async Task<ReportedShiftDto> View(
        NpgsqlConnection connection, ReportedShift shift, Caller caller, bool isHost, Instant now, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var consequences = (await ReportConsequences.Of(connection, [shift], now, transaction, cancellation)).GetValueOrDefault(shift.AssignmentId, Consequences.None);
        return shift.ToDto(caller.AccountId, now, isHost ? consequences.ForHost(shift) : consequences);
    }

    public static Task ForHost(NpgsqlConnection connection, ReportedShift shift, Caller caller, Instant now, NpgsqlTransaction transaction, CancellationToken cancellation) =>
        Write(connection, HostApproves, "hours-approved-by-host", shift.HostCode, shift, caller, now, transaction, cancellation);

    public static Task ForHome(NpgsqlConnection connection, ReportedShift shift, Caller caller, Instant now, NpgsqlTransaction transaction, CancellationToken cancellation) =>
        Write(connection, HomeApproves, "hours-approved-by-home", shift.HomeCode, shift, caller, now, transaction, cancellation);

    static async Task Write(
        NpgsqlConnection connection, string sql, string action, string code, ReportedShift shift, Caller caller, Instant now, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new(sql, new { shift.ReportId, caller.AccountId, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, action, code, shift.ReportId, new { shift.PersonId, shift.AssignmentId, shift.IncidentId, shift.Number }, cancellation);
    }

    const string HostApproves =
        """
        update time_report
        set host_approved_by = @AccountId, host_approved_at = @now, version = version + 1
        where id = @ReportId
        """;

    const string HomeApproves =
        """
        update time_report
        set home_approved_by = @AccountId, home_approved_at = @now, version = version + 1
        where id = @ReportId
        """;
}
