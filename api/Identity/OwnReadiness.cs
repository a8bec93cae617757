using Dapper;
using Npgsql;

namespace MutualAid.Identity;

/// <param name="AskedBy">The name of whoever has asked the person to mend it; nothing where nobody has.</param>
public sealed record ReadinessNotice(string? AskedBy);

/// <summary>Whether a person would get in on the night when the municipality's own sign-in is dead, and is to be told that they would not.</summary>
public sealed class OwnReadiness(NpgsqlDataSource database, TimeProvider clock)
{
    static readonly TimeSpan Later = TimeSpan.FromDays(7);

    /// <summary>Nothing for who is ready, has no part in a crisis, or has put it off and was not asked since.</summary>
    public async Task<ReadinessNotice?> Of(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ReadinessNotice>(new(Select, new { accountId, now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    /// <summary>Not for a week, unless somebody asks.</summary>
    public Task PutOff(Guid accountId, CancellationToken cancellation) =>
        database.Execute(Postpone, new { accountId, until = clock.GetUtcNow() + Later }, cancellation);

    const string Select =
        """
        select asker.display_name as AskedBy
        from auth.account
        left join auth.readiness on readiness.account_id = account.id
        left join auth.account asker on asker.id = readiness.asked_by
        where account.id = @accountId
          and exists (select from auth.account_role where account_id = account.id and role in ('crisis_lead', 'communicator', 'approver', 'coordinator'))
          and not exists (select from auth.passkey where account_id = account.id)
          and (account.password_hash is null
               or (account.authenticator_key is null and not exists (select from auth.printed_code where account_id = account.id and used_at is null)))
          and (readiness.put_off_until is null or readiness.put_off_until <= @now)
        """;

    const string Postpone =
        """
        insert into auth.readiness (account_id, put_off_until) values (@accountId, @until)
        on conflict (account_id) do update set put_off_until = excluded.put_off_until
        """;
}
