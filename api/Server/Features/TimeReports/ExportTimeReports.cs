using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>The hours of a municipality's own people over some days, as the file that payroll reads.</summary>
/// <remarks>All that is reported, with how far it has come: it is for payroll to wait for what is not approved.</remarks>
static class ExportTimeReports
{
    const int LongestDays = 400;

    /// <param name="to">Included.</param>
    public static async Task<Results<FileContentHttpResult, ForbidHttpResult, ValidationProblem>> Handle(
        string? municipality, DateOnly from, DateOnly to, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (ListTimeReports.HomeCodes(caller, municipality) is not { Length: > 0 } homeCodes) return TypedResults.Forbid();
        if (to < from) return Problems.Invalid((nameof(to), "ends-before-start"));
        if (to.DayNumber - from.DayNumber > LongestDays) return Problems.Invalid((nameof(to), "too-long"));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var shifts = await ReportedShifts.Find(
            connection,
            new(HomeCodes: homeCodes, States: ["reported", "host_approved", "home_approved", "returned"], From: Stockholm.StartOf(from), To: Stockholm.StartOf(to.AddDays(1))),
            transaction,
            cancellation);

        foreach (var code in homeCodes)
            await transaction.Record(caller, "time-reports-exported", code, null, new { from, to, reports = shifts.Count(shift => shift.HomeCode == code) }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.File(TimeReportFile.Write(shifts), TimeReportFile.MediaType, $"tidrapporter-{from:yyyy-MM-dd}-{to:yyyy-MM-dd}.csv");
    }
}
