using Dapper;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>A vouching as it stands, and who may do what to it.</summary>
sealed record VouchingRow(
    Guid Id, Guid AccountId, string Name, string MunicipalityCode, string MunicipalityName, Guid VoucherId, string VoucherName, string VoucherMunicipalityName, string Phone,
    string? Asked, string? Heard, DateTimeOffset BegunAt, DateTimeOffset ExpiresAt, DateTimeOffset? SentAt, Guid? ApproverId, string? ApproverName, DateTimeOffset? ApprovedAt,
    DateTimeOffset? CodeExpiresAt, DateTimeOffset? UsedAt, DateTimeOffset? WithdrawnAt)
{
    /// <summary>From ringing back to a second person's yes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    /// <summary>From the yes to the code.</summary>
    public static readonly TimeSpan ApprovalLifetime = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(15);

    public string State(DateTimeOffset now) => this switch
    {
        { UsedAt: not null } => "used",
        { WithdrawnAt: not null } => "withdrawn",
        { CodeExpiresAt: { } until } when until > now => "coded",
        _ when ExpiresAt <= now => "expired",
        { ApprovedAt: not null } => "approved",
        { SentAt: not null } => "waiting",
        _ => "begun",
    };

    public bool IsOpen(DateTimeOffset now) => State(now) is not ("used" or "withdrawn" or "expired");

    /// <summary>A second person: neither of the two, and nobody who leads the stricken municipality.</summary>
    public bool MayBeApprovedBy(Caller caller) =>
        caller.AccountId != VoucherId && caller.AccountId != AccountId
        && caller.MaySomewhere(Right.ApproveVouching) && !caller.May(Right.LeadIncident, MunicipalityCode);

    public bool MayBeStoppedBy(Caller caller) =>
        caller.AccountId == VoucherId || caller.AccountId == ApproverId || caller.May(Right.EndCrisisSession, MunicipalityCode) || caller.MaySomewhere(Right.WatchCrisisSessions);

    /// <summary>The voucher always; a second person from when one is asked for; the stricken municipality's own, and operators.</summary>
    public bool MayBeSeenBy(Caller caller, DateTimeOffset now) =>
        (caller.AccountId == VoucherId && caller.MaySomewhere(Right.Vouch))
        || (State(now) == "waiting" && MayBeApprovedBy(caller)) || (caller.AccountId == ApproverId && caller.MaySomewhere(Right.ApproveVouching))
        || caller.May(Right.ReadCrisisSessions, MunicipalityCode) || caller.MaySomewhere(Right.WatchCrisisSessions);

    public VouchingDto ToDto(Caller caller, DateTimeOffset now)
    {
        var (state, isVoucher) = (State(now), caller.AccountId == VoucherId);
        // What was said is the second person's to judge, and the voucher's own.
        var reads = isVoucher || caller.AccountId == ApproverId || (state == "waiting" && MayBeApprovedBy(caller));
        // Nobody agrees to a person without a name; who only watches over the platform needs none.
        var named = reads || caller.May(Right.ReadCrisisSessions, MunicipalityCode);
        return new(
            Id, state, MunicipalityCode, MunicipalityName, named ? Name : null, named ? VoucherName : null, VoucherMunicipalityName, isVoucher && IsOpen(now) ? Phone : null, reads ? Asked : null, reads ? Heard : null,
            BegunAt, state == "coded" ? CodeExpiresAt!.Value : ExpiresAt, named ? ApproverName : null, isVoucher, state == "waiting" && MayBeApprovedBy(caller), IsOpen(now) && MayBeStoppedBy(caller));
    }

    public static Task<VouchingRow?> Find(NpgsqlConnection connection, Guid id, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<VouchingRow>(new(Columns + "where vouching.id = @id", new { id }, transaction, cancellationToken: cancellation));

    /// <summary>Held until the transaction ends, so that of two steps at once one is the first.</summary>
    public static async Task<VouchingRow?> Hold(NpgsqlConnection connection, Guid id, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new("select from vouching where id = @id for update", new { id }, transaction, cancellationToken: cancellation));
        return await Find(connection, id, transaction, cancellation);
    }

    /// <summary>Those of the last day, and all that are open.</summary>
    public static Task<IEnumerable<VouchingRow>> Recent(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellation) =>
        connection.QueryAsync<VouchingRow>(new(
            Columns + "where vouching.begun_at > @since order by vouching.begun_at desc, vouching.id", new { since = now.AddDays(-1) }, cancellationToken: cancellation));

    const string Columns =
        """
        select vouching.id, vouching.account_id, account.display_name as name, vouching.municipality_code, municipality.name as municipality_name, vouching.voucher_id,
               voucher.display_name as voucher_name, home.name as voucher_municipality_name, vouching.phone, vouching.asked, vouching.heard, vouching.begun_at,
               vouching.expires_at, vouching.sent_at, vouching.approver_id, approver.display_name as approver_name, vouching.approved_at, vouching.code_expires_at,
               vouching.used_at, vouching.withdrawn_at
        from vouching
        join auth.account on account.id = vouching.account_id
        join municipality on municipality.code = vouching.municipality_code
        join auth.account voucher on voucher.id = vouching.voucher_id
        join municipality home on home.code = vouching.voucher_municipality
        left join auth.account approver on approver.id = vouching.approver_id

        """;
}
