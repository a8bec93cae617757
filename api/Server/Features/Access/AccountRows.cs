using Dapper;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>An account as whoever looks after it must know it.</summary>
/// <param name="Roles">In the municipality that looks.</param>
sealed record LookedAfterRow(Guid Id, string Name, string MunicipalityCode, Instant? DisabledAt, bool IsOperator, Array Roles)
{
    public bool Holds(string role) => Roles.Cast<string>().Contains(role);
}

/// <summary>What several use cases of access ask and check.</summary>
static class AccountRows
{
    /// <summary>Until the transaction ends, nobody else changes who has access in these municipalities: or two administrators could take each other's role.</summary>
    public static Task LockAccess(this NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<string> codes, CancellationToken cancellation) =>
        connection.ExecuteAsync(new(TakeLocks, new { codes = codes.Distinct().Order(StringComparer.Ordinal).ToArray() }, transaction, cancellationToken: cancellation));

    /// <summary>An account that the caller may look after here: employed here, or with a role here; for the operator the administrators alone.</summary>
    public static async Task<LookedAfterRow?> FindLookedAfter(
        this NpgsqlConnection connection, NpgsqlTransaction transaction, Caller caller, string code, Guid accountId, CancellationToken cancellation)
    {
        var row = await connection.QuerySingleOrDefaultAsync<LookedAfterRow>(new(Find, new { code, accountId }, transaction, cancellationToken: cancellation));
        return row is not null && (caller.May(Right.ManageAccess, code) || row.Holds(Role.Administrator)) ? row : null;
    }

    /// <summary>Whether the municipality, or one of them, would have no administrator left who gets in.</summary>
    public static Task<bool> IsLastAdministrator(
        this NpgsqlConnection connection, NpgsqlTransaction transaction, Guid accountId, IEnumerable<string> codes, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new(AskLast, new { accountId, codes = codes.ToArray() }, transaction, cancellationToken: cancellation));

    public static async Task<string[]> WhereAdministrator(this NpgsqlConnection connection, NpgsqlTransaction transaction, Guid accountId, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<string>(new(
            "select municipality_code from auth.account_role where account_id = @accountId and role = 'administrator'", new { accountId }, transaction, cancellationToken: cancellation))];

    /// <summary>The roles that the caller may give and take here. Nobody's here to give is the operator's.</summary>
    public static string[] MayGive(this Caller caller, string code) =>
        caller.May(Right.ManageAccess, code) ? [.. Role.All.Where(role => role != Role.Operator)] : [Role.Administrator];

    /// <summary>By hand, which a role that a provider had given is from then on.</summary>
    /// <param name="origin">register, invitation, administrator or operator.</param>
    /// <returns>False where it was given by hand before: nothing changes.</returns>
    public static async Task<bool> GiveByHand(
        this NpgsqlConnection connection, NpgsqlTransaction transaction, Caller caller, Guid accountId, string code, string role, string origin, DateTimeOffset now, CancellationToken cancellation) =>
        await connection.ExecuteAsync(new(Give, new { accountId, code, role, now, origin, giver = caller.AccountId }, transaction, cancellationToken: cancellation)) == 1;

    /// <summary>Ends them at the next request, on every node. A new stamp ends also the one that is being opened at this moment.</summary>
    public static Task EndAllSessions(this NpgsqlConnection connection, NpgsqlTransaction transaction, Guid accountId, CancellationToken cancellation) =>
        connection.ExecuteAsync(new(EndAll, new { accountId }, transaction, cancellationToken: cancellation));

    /// <summary>Why the caller may not look after the account itself, as opposed to its roles here; nothing where they may.</summary>
    public static string? WhyNotLookAfter(this LookedAfterRow account, Caller caller, string code) =>
        account.Id == caller.AccountId ? "own-account"
        : account.MunicipalityCode != code ? "another-municipality"
        // An administrator who could open the operator's account would be the operator.
        : account.IsOperator && !caller.May(Right.AppointAdministrators, code) ? "operator-account"
        : null;

    /// <summary>Columns of a <see cref="Contracts.Access.WaysInDto"/>, of <c>account</c>.</summary>
    public const string WaysIn =
        """
        (select count(*)::int from auth.passkey where account_id = account.id) as passkeys,
        account.authenticator_key is not null as app,
        (select count(*)::int from auth.printed_code where account_id = account.id and used_at is null) as codes_left,
        account.password_hash is not null as pass_phrase,
        exists (select from auth.external_login where account_id = account.id) as provider
        """;

    const string TakeLocks =
        """
        select pg_advisory_xact_lock(hashtextextended('access:' || code, 0))
        from unnest(@codes) with ordinality as municipality (code, position)
        order by position
        """;

    const string Find =
        """
        select account.id, account.display_name as name, account.municipality_code, account.disabled_at,
               exists (select from auth.account_role where account_id = account.id and role = 'operator') as is_operator,
               array(select role from auth.account_role where account_id = account.id and municipality_code = @code) as roles
        from auth.account
        where account.id = @accountId
          and not account.is_program
          and (account.municipality_code = @code or exists (select from auth.account_role where account_id = account.id and municipality_code = @code))
        """;

    const string AskLast =
        """
        select exists (
            select from auth.account_role own
            where own.account_id = @accountId and own.role = 'administrator' and own.municipality_code = any (@codes)
              and not exists (
                  select from auth.account_role other
                  join auth.account on account.id = other.account_id and account.disabled_at is null
                  where other.municipality_code = own.municipality_code and other.role = 'administrator' and other.account_id <> @accountId))
        """;

    const string Give =
        """
        insert into auth.account_role as held (account_id, municipality_code, role, granted_at, origin, granted_by)
        values (@accountId, @code, @role, @now, @origin, @giver)
        on conflict (account_id, municipality_code, role) do update
        set provider_id = null, granted_at = excluded.granted_at, origin = excluded.origin, granted_by = excluded.granted_by
        where held.provider_id is not null
        """;

    const string EndAll =
        """
        update auth.account set security_stamp = gen_random_uuid()::text, concurrency_stamp = gen_random_uuid()::text where id = @accountId;
        delete from auth.session where account_id = @accountId;
        """;
}
