using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.CrisisSessions;

/// <summary>What is announced on the first page of whoever looks after a municipality or the platform: mail may be dead.</summary>
static class GetCrisisNotices
{
    public static async Task<Ok<CrisisNoticesResponse>> Handle(Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var sessions = (await CrisisSessionRow.List(connection, caller, now, cancellation)).Where(session => session.AccountId != caller.AccountId).ToArray();

        await using var rows = await connection.QueryMultipleAsync(new(
            Notices,
            new
            {
                caller.AccountId, now,
                codes = caller.WhereMay(Right.ReadCrisisSessions).ToArray(), all = caller.MaySomewhere(Right.WatchCrisisSessions),
                leads = caller.WhereMay(Right.LeadIncident).ToArray(), approves = caller.MaySomewhere(Right.ApproveVouching),
            },
            cancellationToken: cancellation));
        return TypedResults.Ok(new CrisisNoticesResponse(
            [.. sessions.Where(session => session.IsOpen).Take(10).Select(session => session.ToDto(caller))],
            sessions.Count(session => session.ReviewedAt is null),
            [.. await rows.ReadAsync<VouchingNoticeDto>()],
            await rows.ReadSingleAsync<int>(),
            [.. await rows.ReadAsync<FiledNoticeDto>()]));
    }

    const string Notices =
        """
        select vouching.id, municipality.name as municipality_name, case when vouching.municipality_code = any(@codes) then account.display_name end as name,
               voucher.name as voucher_municipality_name, vouching.begun_at
        from vouching
        join auth.account on account.id = vouching.account_id
        join municipality on municipality.code = vouching.municipality_code
        join municipality voucher on voucher.code = vouching.voucher_municipality
        where (@all or vouching.municipality_code = any(@codes))
          and vouching.used_at is null and vouching.withdrawn_at is null and vouching.expires_at > @now and vouching.account_id <> @AccountId
        order by vouching.begun_at
        limit 10;

        select count(*)::int
        from vouching
        where @approves and sent_at is not null and approved_at is null and withdrawn_at is null and expires_at > @now
          and voucher_id <> @AccountId and account_id <> @AccountId and municipality_code <> all(@leads);

        select incident.id as incident_id, municipality.name as municipality_name, filer.name as filed_by_name, incident.filed_confirmed_at as filed_at,
               incident.municipality_code = any(@leads) as may_take_over
        from incident
        join municipality on municipality.code = incident.municipality_code
        join municipality filer on filer.code = incident.filed_by_municipality
        where (@all or incident.municipality_code = any(@codes)) and incident.taken_over_at is null and incident.ended_at is null
        order by incident.filed_confirmed_at desc
        limit 10;
        """;
}
