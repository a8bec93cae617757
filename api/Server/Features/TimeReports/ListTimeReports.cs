using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>What a municipality's own people have reported at all incidents, for their employer's coordinator.</summary>
static class ListTimeReports
{
    const int Most = 300;

    /// <param name="municipality">Left out: all where the caller is coordinator.</param>
    /// <param name="status">waiting (for the own approval), reported, returned, approved or all. Left out: all that are not approved.</param>
    public static async Task<Results<Ok<ListTimeReportsResponse>, ForbidHttpResult, ValidationProblem>> Handle(
        string? municipality, string? status, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (HomeCodes(caller, municipality) is not { Length: > 0 } homeCodes) return TypedResults.Forbid();
        if (States(status) is not { } states) return Problems.Invalid((nameof(status), "unknown"));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var shifts = await ReportedShifts.Find(connection, new(HomeCodes: homeCodes, States: states, Limit: Most + 1), transaction: null, cancellation);
        var shown = shifts.Take(Most).ToArray();
        var consequences = await ReportConsequences.Of(connection, shown, now, transaction: null, cancellation);
        var waiting = await connection.ExecuteScalarAsync<int>(new(CountWaiting, new { homeCodes }, cancellationToken: cancellation));

        return TypedResults.Ok(new ListTimeReportsResponse(
            waiting,
            [
                .. shown.Select(shift => shift.ToDto(caller.AccountId, now, consequences.GetValueOrDefault(shift.AssignmentId, Consequences.None)))
                    .OrderByDescending(shift => shift.Report!.Breaches.Length > 0),
            ],
            HasMore: shifts.Length > Most));
    }

    /// <summary>The municipalities whose people the caller may see; none when the one that is asked for is another's.</summary>
    public static string[] HomeCodes(Caller caller, string? municipality) =>
        [.. caller.WhereMay(Right.ReadTimeReports).Where(code => municipality is null || code == municipality)];

    static string[]? States(string? status) => status switch
    {
        null => ["reported", "host_approved", "returned"],
        "waiting" => ["host_approved"],
        "reported" => ["reported"],
        "returned" => ["returned"],
        "approved" => ["home_approved"],
        "all" => ["reported", "host_approved", "returned", "home_approved"],
        _ => null,
    };

    const string CountWaiting =
        """
        select count(*)::int
        from time_report
        join assignment on assignment.id = time_report.assignment_id
        join person on person.id = assignment.person_id
        where person.municipality_code = any(@homeCodes)
          and time_report.host_approved_at is not null and time_report.home_approved_at is null and time_report.returned_at is null
          and assignment.cancelled_at is null and assignment.answer <> 'no'
          and not exists (select from time_report newer where newer.assignment_id = time_report.assignment_id and newer.number > time_report.number)
        """;
}
