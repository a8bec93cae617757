using Dapper;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>ASP.NET Core Identity's accounts in <c>auth.account</c>. Each call takes its own pooled connection.</summary>
/// <remarks>An account that is switched off is found by no door, so that each answers as if there were none.</remarks>
sealed partial class AccountStore(NpgsqlDataSource database, TimeProvider clock) : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>
{
    public async Task<IdentityResult> CreateAsync(Account account, CancellationToken cancellation)
    {
        try
        {
            await database.Execute(
                Insert,
                new
                {
                    account.Id, account.UserName, account.NormalizedUserName, account.DisplayName, account.MunicipalityCode,
                    account.PasswordHash, account.SecurityStamp, account.ConcurrencyStamp, now = clock.GetUtcNow(),
                },
                cancellation);
            return IdentityResult.Success;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(account.UserName));
        }
    }

    public async Task<IdentityResult> UpdateAsync(Account account, CancellationToken cancellation)
    {
        var read = account.ConcurrencyStamp;
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var changed = await database.Execute(
            Update,
            new { account.Id, account.UserName, account.NormalizedUserName, account.PasswordHash, account.SecurityStamp, account.ConcurrencyStamp, read },
            cancellation);
        return Expect(changed);
    }

    public async Task<IdentityResult> DeleteAsync(Account account, CancellationToken cancellation) =>
        Expect(await database.Execute("delete from auth.account where id = @Id and concurrency_stamp = @ConcurrencyStamp", new { account.Id, account.ConcurrencyStamp }, cancellation));

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellation) =>
        Guid.TryParse(userId, out var id) ? await Find(FindById, new { id }, cancellation) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellation) =>
        Find(FindByName, new { normalizedUserName }, cancellation);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellation) => Task.FromResult(user.Id.ToString());
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellation) => Task.FromResult<string?>(user.UserName);
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellation) => Task.FromResult<string?>(user.NormalizedUserName);
    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellation) => Task.FromResult(user.PasswordHash);
    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellation) => Task.FromResult(user.PasswordHash is not null);
    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellation) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellation)
    {
        user.UserName = userName ?? throw new ArgumentNullException(nameof(userName));
        return Task.CompletedTask;
    }

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellation)
    {
        user.NormalizedUserName = normalizedName ?? throw new ArgumentNullException(nameof(normalizedName));
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellation)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellation)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public void Dispose() { }

    static IdentityResult Expect(int changed) =>
        changed == 1 ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());

    async Task<Account?> Find(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await connection.QuerySingleOrDefaultAsync<AccountRow>(new(sql, values, cancellationToken: cancellation)))?.ToAccount();
    }

    sealed record AccountRow(
        Guid Id, string UserName, string NormalizedUserName, string DisplayName, string MunicipalityCode, string? PasswordHash,
        string SecurityStamp, string ConcurrencyStamp)
    {
        public Account ToAccount() => new()
        {
            Id = Id,
            UserName = UserName,
            NormalizedUserName = NormalizedUserName,
            DisplayName = DisplayName,
            MunicipalityCode = MunicipalityCode,
            PasswordHash = PasswordHash,
            SecurityStamp = SecurityStamp,
            ConcurrencyStamp = ConcurrencyStamp,
        };
    }

    const string FindById =
        """
        select id, user_name as UserName, normalized_user_name as NormalizedUserName, display_name as DisplayName,
               municipality_code as MunicipalityCode, password_hash as PasswordHash, security_stamp as SecurityStamp,
               concurrency_stamp as ConcurrencyStamp
        from auth.account
        where id = @id and disabled_at is null
        """;

    const string FindByName =
        """
        select id, user_name as UserName, normalized_user_name as NormalizedUserName, display_name as DisplayName,
               municipality_code as MunicipalityCode, password_hash as PasswordHash, security_stamp as SecurityStamp,
               concurrency_stamp as ConcurrencyStamp
        from auth.account
        where normalized_user_name = @normalizedUserName and disabled_at is null
        """;

    const string Insert =
        """
        insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, password_hash,
                                  security_stamp, concurrency_stamp, created_at)
        values (@Id, @UserName, @NormalizedUserName, @DisplayName, @MunicipalityCode, @PasswordHash,
                @SecurityStamp, @ConcurrencyStamp, @now)
        """;

    const string Update =
        """
        update auth.account
        set user_name = @UserName, normalized_user_name = @NormalizedUserName, password_hash = @PasswordHash,
            security_stamp = @SecurityStamp, concurrency_stamp = @ConcurrencyStamp
        where id = @Id and concurrency_stamp = @read
        """;
}
