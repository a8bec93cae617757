using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>What was worked of a shift, told by the person, or by the incident's crisis lead on their behalf.</summary>
/// <remarks>
/// No rule about hours refuses or trims a report: it has happened. From the moment it is stored it counts in place of the plan at every door,
/// and the answer says what that has broken. The plan stays.
/// </remarks>
static class ReportTime
{
    public static async Task<Results<Ok<ReportedShiftDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ReportTimeRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await ReportedShifts.Of(connection, id, transaction, cancellation) is not { } found || Reporter(caller, found) is not { } reportedAs) return TypedResults.NotFound();

        await connection.LockPersons(transaction, [found.PersonId], cancellation);
        var shift = (await ReportedShifts.Of(connection, id, transaction, cancellation))!;
        var now = clock.GetCurrentInstant();

        if (IsSame(request, shift) && !(shift.State == "returned" && request.Replaces == shift.Number)) return TypedResults.Ok(await Answer(shift));
        if (shift.WhyNot(now) is { } why) return Problems.Conflict(why, ("startsAt", shift.StartsAt.ToDateTimeOffset()));
        if (TimeReportCheck.Of(request, shift, now).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);
        if (request.Replaces != (shift.Number ?? 0)) return Problems.Outdated(await Answer(shift));

        await Write(connection, transaction, request, shift, reportedAs, caller, now, cancellation);
        var after = (await ReportedShifts.Of(connection, id, transaction, cancellation))!;
        var consequences = await Of(after);
        await transaction.Record(
            caller, "hours-reported", shift.HomeCode, after.ReportId,
            new
            {
                shift.PersonId, shift.AssignmentId, shift.IncidentId, after.Number, reportedAs,
                plannedFrom = shift.StartsAt.ToDateTimeOffset(), plannedTo = shift.EndsAt.ToDateTimeOffset(), workedFrom = request.StartsAt, workedTo = request.EndsAt,
                breaks = consequences.Breaches.Select(breach => breach.RuleId).Distinct(), restOwedMinutes = consequences.Rest?.Minutes ?? 0,
            },
            cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(Dto(after, consequences));

        async Task<ReportedShiftDto> Answer(ReportedShift standing) => Dto(standing, await Of(standing));

        async Task<Consequences> Of(ReportedShift standing) =>
            (await ReportConsequences.Of(connection, [standing], now, transaction, cancellation)).GetValueOrDefault(id, Consequences.None);

        ReportedShiftDto Dto(ReportedShift standing, Consequences its) => standing.ToDto(caller.AccountId, now, reportedAs == "person" ? its : its.ForHost(standing));
    }

    /// <summary>As whom the caller may report the shift; null when it is nothing of theirs.</summary>
    public static string? Reporter(Caller caller, ReportedShift shift) =>
        shift.AccountId == caller.AccountId && caller.MaySomewhere(Right.OwnShifts) ? "person"
        : caller.May(Right.ReportTimeOfOthers, shift.HostCode) ? "lead"
        : null;

    static bool IsSame(ReportTimeRequest request, ReportedShift shift) =>
        shift.ReportId is not null
        && request.Note == shift.Note
        && (request.DidNotWork
            ? shift.WorkedFrom is null
            : shift.WorkedFrom == From(request.StartsAt) && shift.WorkedTo == From(request.EndsAt) && request.Kind == shift.Kind && HasSameBreaks(request.Breaks, shift));

    static bool HasSameBreaks(TimeReportBreakDto[]? breaks, ReportedShift shift) =>
        breaks is null
            ? shift.Breaks is null
            : shift.Breaks is { } known && breaks.Select(pause => new Interval(From(pause.StartsAt), From(pause.EndsAt))).OrderBy(pause => pause.Start).SequenceEqual(known);

    static Instant? From(DateTimeOffset? at) => at is { } told ? Instant.FromDateTimeOffset(told) : null;

    static async Task Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ReportTimeRequest request, ReportedShift shift, string reportedAs, Caller caller, Instant now, CancellationToken cancellation)
    {
        var reportId = Guid.CreateVersion7();
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                reportId, shift.AssignmentId, number = (shift.Number ?? 0) + 1, from = From(request.StartsAt), to = From(request.EndsAt),
                kind = request.DidNotWork ? "ordinary" : request.Kind, request.Note, caller.AccountId, reportedAs, now, breaksAreKnown = request.DidNotWork || request.Breaks is not null,
            },
            transaction,
            cancellationToken: cancellation));
        await connection.ExecuteAsync(new(
            InsertBreak,
            (request.Breaks ?? []).Select(pause => new { reportId, from = From(pause.StartsAt), to = From(pause.EndsAt) }),
            transaction,
            cancellationToken: cancellation));
    }

    const string Insert =
        """
        insert into time_report (id, assignment_id, number, starts_at, ends_at, kind, note, reported_by, reported_as, reported_at, breaks_are_known)
        values (@reportId, @AssignmentId, @number, @from, @to, @kind, @Note, @AccountId, @reportedAs, @now, @breaksAreKnown)
        """;

    const string InsertBreak = "insert into time_report_break (report_id, starts_at, ends_at) values (@reportId, @from, @to)";
}
