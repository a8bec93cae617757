using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MutualAid.Database;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>A new pass phrase for whoever has lost the old one, by a one-time code that their administrator has handed over.</summary>
public sealed class Recovery(UserManager<Account> accounts, IPasswordHasher<Account> hasher, NpgsqlDataSource database, SignInEvents events, TimeProvider clock)
{
    /// <summary>The error when the code is worth nothing, or nothing any longer.</summary>
    public const string Gone = "RecoveryGone";

    const int LongestPhrase = 512;

    /// <summary>The user name that the code is for; null when it is none, or was used, replaced or is too old: not told apart.</summary>
    public async Task<string?> Find(string? code, CancellationToken cancellation)
    {
        if (InvitationCode.Hash(code) is not { } hash) return null;

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<string>(new(FindOpen, new { hash, now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    /// <summary>Every session of the account ends and the code is used. The person then signs in as ever, with the code of their app where they have one. Of many at once one succeeds.</summary>
    /// <returns><see cref="Gone"/>, or the framework's errors: a pass phrase that is too short.</returns>
    public async Task<IdentityResult> Use(HttpContext http, string? code, string passPhrase)
    {
        if (InvitationCode.Hash(code) is not { } hash || await Find(code, http.RequestAborted) is not { } userName) return IsGone;
        if (await accounts.FindByNameAsync(userName) is not { } account || passPhrase.Length > LongestPhrase) return IsGone;

        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, account, passPhrase) is { Succeeded: false } refused) return refused;

        var values = new { hash, account.Id, phrase = hasher.HashPassword(account, passPhrase), now = clock.GetUtcNow() };
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
        if (await connection.ExecuteAsync(new(Claim, values, transaction, cancellationToken: http.RequestAborted)) != 1) return IsGone;

        await connection.ExecuteAsync(new(Renew, values, transaction, cancellationToken: http.RequestAborted));
        await events.Record(transaction, http, new(SignInEventKind.RecoveryUsed, account.Id));
        await transaction.CommitAsync(http.RequestAborted);
        return IdentityResult.Success;
    }

    static IdentityResult IsGone => IdentityResult.Failed(new IdentityError { Code = Gone });

    const string FindOpen =
        """
        select account.user_name
        from auth.recovery
        join auth.account on account.id = recovery.account_id
        where recovery.code_hash = @hash and recovery.used_at is null and recovery.expires_at > @now and account.disabled_at is null
        """;

    const string Claim = "update auth.recovery set used_at = @now where code_hash = @hash and account_id = @Id and used_at is null and expires_at > @now";

    const string Renew =
        """
        update auth.account set password_hash = @phrase, security_stamp = gen_random_uuid()::text, concurrency_stamp = gen_random_uuid()::text where id = @Id;
        delete from auth.session where account_id = @Id;
        """;
}
