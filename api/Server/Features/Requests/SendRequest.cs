using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A crisis lead sends a draft to the other municipalities, and its needs become shifts: points in time that can be staffed.</summary>
/// <remarks>
/// Sending what was sent already from the same version answers as the first time did and writes nothing. Shifts that have begun are left out; a need
/// with none left is <c>no-shift-left</c> on its <c>ToDate</c>.
/// </remarks>
static class SendRequest
{
    public static async Task<Results<Ok<SendRequestResponse>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, SendRequestRequest send, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var request = await RequestRow.Hold(connection, id, transaction, cancellation);
        if (request is null || !caller.May(Right.ReadIncidents, request)) return TypedResults.NotFound();
        if (!caller.May(Right.AskForHelp, request)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (request.IncidentEnded) return Problems.Conflict("incident-ended");
        if (request.WithdrawnAt is not null) return Problems.Conflict("request-withdrawn");

        var draft = await request.ToDto(connection, transaction, cancellation);
        if (request.SentAt is { } sentAt && request.Version == send.Version + 1) return TypedResults.Ok(Answer(draft, Instant.FromDateTimeOffset(sentAt)));
        if (request.Version != send.Version) return Problems.Outdated(draft);
        if (request.SentAt is not null) return Problems.Conflict("request-sent");

        var now = clock.GetCurrentInstant();
        if (draft.Facts.Needs.Length == 0) return Problems.Invalid((nameof(RequestFacts.Needs), "at-least-1"));
        if (await RequestChecks.Check(draft.Facts, connection, transaction, clock, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);
        if (WithoutShifts(draft.Facts.Needs, now).ToArray() is { Length: > 0 } empty) return Problems.Invalid(empty);

        await WriteShifts(connection, transaction, id, draft.Facts.Needs, now, cancellation);
        await connection.ExecuteAsync(new(MarkSent, new { id, now }, transaction, cancellationToken: cancellation));

        var sent = await (await RequestRow.Find(connection, id, transaction, cancellation))!.ToDto(connection, transaction, cancellation);
        var answer = Answer(sent, now);
        await transaction.Record(
            caller, "request-sent", request.MunicipalityCode, id,
            new { request.IncidentId, needs = sent.Facts.Needs.Length, answer.Shifts, seats = sent.Coverage.Sum(need => need.Seats) }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(answer);
    }

    static SendRequestResponse Answer(RequestDto sent, Instant at)
    {
        var all = sent.Facts.Needs.SelectMany(Patterns.ShiftsOf).ToArray();
        return new(sent, all.Count(shift => shift.Start > at), all.Count(shift => shift.Start <= at));
    }

    static IEnumerable<(string Field, string Code)> WithoutShifts(NeedDto[] needs, Instant now) =>
        needs.Index()
            .Where(need => Patterns.ShiftsOf(need.Item).All(shift => shift.Start <= now))
            .Select(need => ($"Needs[{need.Index}].{nameof(NeedDto.ToDate)}", "no-shift-left"));

    static async Task WriteShifts(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid id, NeedDto[] needs, Instant now, CancellationToken cancellation)
    {
        var shifts = needs.Index()
            .SelectMany(need => Patterns.ShiftsOf(need.Item).Where(shift => shift.Start > now).Select(shift => (Position: need.Index + 1, shift.Start, shift.End)))
            .ToArray();

        await connection.ExecuteAsync(new(
            InsertShifts,
            new
            {
                id,
                ids = shifts.Select(_ => Guid.CreateVersion7()).ToArray(),
                positions = shifts.Select(shift => shift.Position).ToArray(),
                starts = shifts.Select(shift => shift.Start.ToDateTimeUtc()).ToArray(),
                ends = shifts.Select(shift => shift.End.ToDateTimeUtc()).ToArray(),
            },
            transaction,
            cancellationToken: cancellation));
    }

    const string InsertShifts =
        """
        insert into shift (id, incident_id, need_id, starts_at, ends_at, seats)
        select line.id, request.incident_id, need.id, line.starts_at, line.ends_at, need.seats
        from unnest(@ids, @positions, @starts, @ends) as line (id, position, starts_at, ends_at)
        join (select id, request_id, seats, row_number() over (order by position) as position from need where request_id = @id) as need on need.position = line.position
        join request on request.id = need.request_id
        """;

    const string MarkSent = "update request set sent_at = @now, version = version + 1 where id = @id";
}
