using Dapper;
using MutualAid.Contracts.HomeDuties;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>A duty as it is to be written.</summary>
readonly record struct NewHomeDuty(Guid Id, Guid PersonId, Instant StartsAt, Instant EndsAt, string Kind)
{
    static readonly Duration Longest = Duration.FromHours(48);
    static readonly Instant First = Instant.FromUtc(2000, 1, 1, 0, 0), Last = Instant.FromUtc(2100, 1, 1, 0, 0);

    /// <summary>A stable code for what is wrong with the times, and of which end; null when nothing is.</summary>
    public (bool IsEnd, string Code)? Error =>
        StartsAt < First || StartsAt > Last ? (false, "out-of-range")
        : EndsAt <= StartsAt ? (true, "ends-before-start")
        : EndsAt - StartsAt > Longest ? (true, "too-long")
        : null;

    /// <summary>Waiting at home may lie across anything; two other duties may not share a minute.</summary>
    public bool Collides(NewHomeDuty other) => Kind != "stand_by" && other.Kind != "stand_by" && StartsAt < other.EndsAt && other.StartsAt < EndsAt;

    public bool IsSameAs(NewHomeDuty other) => (PersonId, StartsAt, EndsAt, Kind) == (other.PersonId, other.StartsAt, other.EndsAt, other.Kind);

    public HomeDutyDto ToDto() => new(Id, StartsAt.ToDateTimeOffset(), EndsAt.ToDateTimeOffset(), Kind);
}

/// <summary>Reading and writing duties with a date: shared by one and by a file of them. Wants the persons' locks where it writes.</summary>
static class HomeDutyRows
{
    /// <summary>Those that overlap a time, in order of start.</summary>
    public static async Task<NewHomeDuty[]> ReadHomeDuties(
        this NpgsqlConnection connection, Guid[] personIds, Instant from, Instant to, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<Row>(new(Find, new { personIds, from, to }, transaction, cancellationToken: cancellation))).Select(row => row.ToDuty())];

    public static Task<int> WriteHomeDuties(this NpgsqlTransaction transaction, NewHomeDuty[] duties, Guid accountId, Instant now, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new(
            Insert,
            new
            {
                ids = Array.ConvertAll(duties, duty => duty.Id),
                personIds = Array.ConvertAll(duties, duty => duty.PersonId),
                starts = Array.ConvertAll(duties, duty => duty.StartsAt.ToDateTimeUtc()),
                ends = Array.ConvertAll(duties, duty => duty.EndsAt.ToDateTimeUtc()),
                kinds = Array.ConvertAll(duties, duty => duty.Kind),
                accountId, now,
            },
            transaction,
            cancellationToken: cancellation));

    sealed record Row(Guid Id, Guid PersonId, Instant StartsAt, Instant EndsAt, string Kind)
    {
        public NewHomeDuty ToDuty() => new(Id, PersonId, StartsAt, EndsAt, Kind);
    }

    const string Find =
        """
        select id, person_id, starts_at, ends_at, kind
        from home_duty
        where person_id = any(@personIds) and starts_at < @to and ends_at > @from
        order by starts_at, id
        """;

    const string Insert =
        """
        insert into home_duty (id, person_id, starts_at, ends_at, kind, created_by, created_at)
        select id, person_id, starts_at, ends_at, kind, @accountId, @now
        from unnest(@ids::uuid[], @personIds::uuid[], @starts::timestamptz[], @ends::timestamptz[], @kinds::text[]) as written (id, person_id, starts_at, ends_at, kind)
        """;
}
