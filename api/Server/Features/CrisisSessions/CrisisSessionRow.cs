using Dapper;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.CrisisSessions;

/// <summary>A crisis session as it stands, with what the caller may do to it.</summary>
sealed record CrisisSessionRow(
    Guid Id, Guid AccountId, string Name, string MunicipalityCode, string MunicipalityName, string Method, string? VouchedBy, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt,
    bool IsOpen, DateTimeOffset? EndedAt, string? EndedBy, DateTimeOffset? ReviewedAt, string? ReviewedBy, string? ReviewNote)
{
    /// <summary>Of the municipalities that the caller looks after, or of all for an operator. Unreviewed ones first, then the newest.</summary>
    public static async Task<IReadOnlyList<CrisisSessionRow>> List(NpgsqlConnection connection, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<CrisisSessionRow>(new(
            Columns + InScope + "order by (session.reviewed_at is not null), session.opened_at desc, session.id limit 200",
            new { codes = caller.WhereMay(Right.ReadCrisisSessions).ToArray(), all = caller.MaySomewhere(Right.WatchCrisisSessions), now },
            cancellationToken: cancellation))];

    public static Task<CrisisSessionRow?> Find(NpgsqlConnection connection, Guid id, Caller caller, DateTimeOffset now, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<CrisisSessionRow>(new(
            Columns + InScope + "and session.id = @id",
            new { id, codes = caller.WhereMay(Right.ReadCrisisSessions).ToArray(), all = caller.MaySomewhere(Right.WatchCrisisSessions), now },
            transaction,
            cancellationToken: cancellation));

    /// <summary>Held until the transaction ends, so that of two reviews one is the first.</summary>
    public static async Task<CrisisSessionRow?> Hold(NpgsqlConnection connection, Guid id, Caller caller, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new("select from auth.crisis_session where id = @id for update", new { id }, transaction, cancellationToken: cancellation));
        return await Find(connection, id, caller, now, transaction, cancellation);
    }

    public bool MayBeEndedBy(Caller caller) => caller.May(Right.EndCrisisSession, MunicipalityCode) || caller.MaySomewhere(Right.WatchCrisisSessions);

    /// <summary>Never by the person, nor by anybody who came in the same way.</summary>
    public bool MayBeReviewedBy(Caller caller) =>
        AccountId != caller.AccountId && (caller.May(Right.ReviewCrisisSession, MunicipalityCode) || caller.MaySomewhere(Right.WatchCrisisSessions));

    /// <summary>Names only to the municipality's own.</summary>
    public CrisisSessionDto ToDto(Caller caller)
    {
        var named = caller.May(Right.ReadCrisisSessions, MunicipalityCode);
        return new(
            Id, named ? Name : null, MunicipalityCode, MunicipalityName, Method, VouchedBy, OpenedAt, ExpiresAt, IsOpen, EndedAt, named ? EndedBy : null,
            ReviewedAt, named ? ReviewedBy : null, named ? ReviewNote : null, AccountId == caller.AccountId, IsOpen && MayBeEndedBy(caller), ReviewedAt is null && MayBeReviewedBy(caller));
    }

    const string Columns =
        """
        select session.id, session.account_id, account.display_name as name, session.municipality_code, municipality.name as municipality_name, session.method,
               voucher.name as vouched_by, session.opened_at, session.expires_at,
               exists (select from auth.session s where s.crisis_session_id = session.id and s.expires_at > @now) as is_open,
               session.ended_at, ender.display_name as ended_by, session.reviewed_at, reviewer.display_name as reviewed_by, session.review_note
        from auth.crisis_session session
        join auth.account on account.id = session.account_id
        join municipality on municipality.code = session.municipality_code
        left join vouching on vouching.id = session.vouching_id
        left join municipality voucher on voucher.code = vouching.voucher_municipality
        left join auth.account ender on ender.id = session.ended_by
        left join auth.account reviewer on reviewer.id = session.reviewed_by

        """;

    const string InScope = "where (@all or session.municipality_code = any(@codes)) ";
}
