using Dapper;
using MutualAid.Scheduling.Model;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What the row of a run says to the node that runs it.</summary>
enum RowState
{
    GoOn,
    StopAsked,
    NotOurs,
}

/// <summary>The best schedule of a run, in the database.</summary>
sealed class SavedSchedule(NpgsqlDataSource database, TimeProvider clock, ClaimedRun run)
{
    Schedule? saved;

    public bool IsEmpty => saved is null;

    /// <summary>Writes the schedule when it is a better one than the last, how far the run has come when that is further, and a sign of life in any case.</summary>
    public async Task<RowState> Keep(Schedule? best, int found, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var isNew = best is not null && !ReferenceEquals(best.Assignments, saved?.Assignments);
        var state = await connection.QuerySingleOrDefaultAsync<bool?>(new(
            WriteProgress,
            new { run.Id, run.Attempt, now = clock.GetCurrentInstant(), found, isNew, seats = best?.Seats, filled = best?.SeatsFilled },
            transaction,
            cancellationToken: cancellation));
        if (state is null) return RowState.NotOurs;

        if (isNew)
            await connection.ExecuteAsync(new(
                WriteAssignments,
                new { run.Id, shifts = best!.Assignments.Select(each => each.Shift.Value).ToArray(), persons = best.Assignments.Select(each => each.Person.Value).ToArray() },
                transaction,
                cancellationToken: cancellation));

        if (best is not null && !ReferenceEquals(best, saved))
            await connection.ExecuteAsync(new(
                WritePoint,
                new { run.Id, now = clock.GetCurrentInstant(), filled = best.SeatsFilled, atMost = best.SeatsFilled + best.Proof?.MoreSeats, gap = best.Proof?.Gap },
                transaction,
                cancellationToken: cancellation));

        await transaction.CommitAsync(cancellation);
        saved = best;
        return state.Value ? RowState.StopAsked : RowState.GoOn;
    }

    /// <param name="status">finished, stopped or failed.</param>
    public async Task End(string status, string? failure, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new(
            WriteEnd, new { run.Id, run.Attempt, now = clock.GetCurrentInstant(), status, failure }, cancellationToken: cancellation));
    }

    public static async Task<IReadOnlyList<Assignment>> Read(NpgsqlConnection connection, Guid runId, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
    [
        .. (await connection.QueryAsync<(Guid ShiftId, Guid PersonId)>(new(ReadAssignments, new { runId }, transaction, cancellationToken: cancellation)))
            .Select(row => new Assignment(new(row.ShiftId), new(row.PersonId))),
    ];

    const string WriteProgress =
        """
        update schedule_run
        set heartbeat_at = @now,
            schedules_found = greatest(schedules_found, @found),
            seats = case when @isNew then @seats else seats end,
            seats_filled = case when @isNew then @filled else seats_filled end,
            first_lawful_at = case when @isNew then coalesce(first_lawful_at, @now) else first_lawful_at end
        where id = @Id and attempt = @Attempt and status = 'running'
        returning stop_requested_at is not null
        """;

    const string WriteAssignments =
        """
        delete from schedule_run_assignment
        where run_id = @Id;

        insert into schedule_run_assignment (run_id, shift_id, person_id)
        select @Id, shift_id, person_id
        from unnest(@shifts, @persons) as best (shift_id, person_id);
        """;

    const string WritePoint =
        """
        insert into schedule_run_point (run_id, elapsed_ms, seats_filled, seats_at_most, burden_gap)
        select id, greatest(0, extract(epoch from @now - started_at) * 1000)::integer, @filled, @atMost::integer, @gap::double precision
        from schedule_run
        where id = @Id
        on conflict (run_id, elapsed_ms) do update
        set seats_filled = excluded.seats_filled, seats_at_most = excluded.seats_at_most, burden_gap = excluded.burden_gap
        """;

    const string WriteEnd =
        """
        update schedule_run
        set status = @status, failure = @failure, heartbeat_at = @now, finished_at = @now
        where id = @Id and attempt = @Attempt and status = 'running'
        """;

    const string ReadAssignments =
        """
        select shift_id, person_id
        from schedule_run_assignment
        where run_id = @runId
        order by shift_id, person_id
        """;
}
