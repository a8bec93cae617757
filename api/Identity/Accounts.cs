using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>Making accounts, giving them rights, ending their sessions.</summary>
public sealed class Accounts(UserManager<Account> users, NpgsqlDataSource database, TimeProvider clock)
{
    /// <returns>The framework's errors: a taken name, or a pass phrase of fewer than 14 characters.</returns>
    public async Task<IdentityResult> Create(Account account, string passPhrase) => await users.CreateAsync(account, passPhrase);

    public Task<IdentityResult> Remove(Account account) => users.DeleteAsync(account);

    /// <summary>Gives a right in one municipality. Giving it again changes nothing, but that a provider which had given it no longer takes it back.</summary>
    /// <param name="role">staff, coordinator, approver, crisis_lead, communicator, administrator, auditor or operator.</param>
    public Task Grant(Guid accountId, string role, string municipalityCode, CancellationToken cancellation) =>
        database.Execute(InsertRole, new { accountId, role, municipalityCode, now = clock.GetUtcNow() }, cancellation);

    /// <summary>Takes effect at the person's next request, on both hosts.</summary>
    public Task Withdraw(Guid accountId, string role, string municipalityCode, CancellationToken cancellation) =>
        database.Execute(DeleteRole, new { accountId, role, municipalityCode }, cancellation);

    /// <summary>Ends all of the account's sessions at their next request.</summary>
    public Task EndSessions(Guid accountId, CancellationToken cancellation) =>
        database.Execute("delete from auth.session where account_id = @accountId", new { accountId }, cancellation);

    const string InsertRole =
        """
        insert into auth.account_role as held (account_id, municipality_code, role, granted_at)
        values (@accountId, @municipalityCode, @role, @now)
        on conflict (account_id, municipality_code, role) do update
        set provider_id = null, granted_at = excluded.granted_at
        where held.provider_id is not null
        """;

    const string DeleteRole =
        """
        delete from auth.account_role
        where account_id = @accountId and municipality_code = @municipalityCode and role = @role
        """;
}
