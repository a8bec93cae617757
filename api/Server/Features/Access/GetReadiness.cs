using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Who of those that a crisis needs could get in tonight if the municipality's own sign-in were dead.</summary>
static class GetReadiness
{
    public static async Task<Results<Ok<ReadinessDto>, NotFound>> Handle(string code, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<string>(new("select name from municipality where code = @code", new { code }, cancellationToken: cancellation)) is not { } name)
            return TypedResults.NotFound();

        var rows = await connection.QueryAsync<Row>(new(Select, new { code, accountId = (Guid?)null }, cancellationToken: cancellation));
        return TypedResults.Ok(new ReadinessDto(name, [.. rows.Select(row => row.ToDto())]));
    }

    public static async Task<ReadyAccountDto?> Of(NpgsqlConnection connection, NpgsqlTransaction transaction, string code, Guid accountId, CancellationToken cancellation) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new(Select, new { code, accountId }, transaction, cancellationToken: cancellation)))?.ToDto();

    sealed record Row(
        Guid Id, string Name, Array Roles, int Passkeys, bool App, int CodesLeft, bool PassPhrase, bool Provider, Instant? LastAt, string? LastBy, Instant? AskedAt, string? AskedBy)
    {
        public ReadyAccountDto ToDto() => new(
            Id, Name, [.. Roles.Cast<string>()], new(Passkeys, App, CodesLeft, PassPhrase, Provider), LastAt?.ToDateTimeOffset(), LastBy, AskedAt?.ToDateTimeOffset(), AskedBy);
    }

    const string Select =
        $"""
        select account.id, account.display_name as name, held.roles, {AccountRows.WaysIn}, last.at as last_at, last.method as last_by,
               readiness.asked_at, asker.display_name as asked_by
        from (select account_id, array_agg(role order by role) as roles
              from auth.account_role
              where municipality_code = @code and role in ('crisis_lead', 'communicator', 'approver', 'coordinator')
              group by account_id) held
        join auth.account on account.id = held.account_id and account.disabled_at is null
        left join auth.readiness on readiness.account_id = account.id
        left join auth.account asker on asker.id = readiness.asked_by
        left join lateral (
            select at, method from auth.event
            where account_id = account.id and kind in ('signed-in', 'confirmed') and method <> 'provider'
            order by id desc
            limit 1) last on true
        where @accountId::uuid is null or account.id = @accountId
        order by account.display_name, account.id
        """;
}
