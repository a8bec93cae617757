using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Everybody who has an account with the municipality or a role in it, and the open invitations. The operator sees the administrators, and nobody else.</summary>
static class ListAccounts
{
    public static async Task<Results<Ok<AccountsDto>, NotFound>> Handle(string code, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var scope = new { code, administratorsOnly = !caller.May(Right.ManageAccess, code), now = clock.GetCurrentInstant() };
        if (await connection.QuerySingleOrDefaultAsync<string>(new("select name from municipality where code = @code", scope, cancellationToken: cancellation)) is not { } name)
            return TypedResults.NotFound();

        var roles = (await connection.QueryAsync<RoleRow>(new(Roles, scope, cancellationToken: cancellation))).ToLookup(row => row.AccountId);
        var accounts = await connection.QueryAsync<Row>(new(Accounts, scope, cancellationToken: cancellation));
        var invitations = await connection.QueryAsync<InvitationRow>(new(Invitations, scope, cancellationToken: cancellation));

        return TypedResults.Ok(new AccountsDto(
            name,
            caller.MayGive(code),
            [.. accounts.Select(row => new AccountDto(
                row.Id, row.Name, row.MunicipalityCode == code, row.Id == caller.AccountId, row.IsOperator, row.DisabledAt?.ToDateTimeOffset(),
                [.. roles[row.Id].Select(role => new HeldRoleDto(role.Role, role.Origin, role.GivenBy, role.GrantedAt.ToDateTimeOffset()))],
                new(row.Passkeys, row.App, row.CodesLeft, row.PassPhrase, row.Provider), row.OpenSessions, row.LastAt?.ToDateTimeOffset(), row.LastBy))],
            [.. invitations.Select(row => new OpenInvitationDto(row.Id, row.Name, row.Role, row.InvitedBy, row.InvitedAt.ToDateTimeOffset(), row.ExpiresAt.ToDateTimeOffset()))]));
    }

    sealed record Row(
        Guid Id, string Name, string MunicipalityCode, Instant? DisabledAt, bool IsOperator, int Passkeys, bool App, int CodesLeft, bool PassPhrase, bool Provider,
        int OpenSessions, Instant? LastAt, string? LastBy);

    sealed record RoleRow(Guid AccountId, string Role, string Origin, string? GivenBy, Instant GrantedAt);

    sealed record InvitationRow(Guid Id, string Name, string Role, string? InvitedBy, Instant InvitedAt, Instant ExpiresAt);

    const string Accounts =
        $"""
        select account.id, account.display_name as name, account.municipality_code, account.disabled_at,
               exists (select from auth.account_role where account_id = account.id and role = 'operator') as is_operator,
               {AccountRows.WaysIn},
               (select count(*)::int from auth.session where account_id = account.id and expires_at > @now) as open_sessions,
               last.at as last_at, last.method as last_by
        from auth.account
        left join lateral (
            select at, method from auth.event where account_id = account.id and kind = 'signed-in' order by id desc limit 1) last on true
        where not account.is_program
          and (account.municipality_code = @code or exists (select from auth.account_role where account_id = account.id and municipality_code = @code))
          and (not @administratorsOnly
               or exists (select from auth.account_role where account_id = account.id and municipality_code = @code and role = 'administrator'))
        order by account.display_name, account.id
        """;

    const string Roles =
        """
        select held.account_id, held.role, case when held.provider_id is null then held.origin else 'provider' end as origin, giver.display_name as given_by, held.granted_at
        from auth.account_role held
        left join auth.account giver on giver.id = held.granted_by
        where held.municipality_code = @code and (not @administratorsOnly or held.role = 'administrator')
        order by held.granted_at, held.role
        """;

    const string Invitations =
        """
        select invitation.id, invitation.name, invitation.role, inviter.display_name as invited_by, invitation.invited_at, invitation.expires_at
        from auth.invitation
        left join auth.account inviter on inviter.id = invitation.invited_by
        where invitation.municipality_code = @code and invitation.person_id is null and invitation.used_at is null and invitation.expires_at > @now
          and (not @administratorsOnly or invitation.role = 'administrator')
        order by invitation.invited_at desc
        """;
}
