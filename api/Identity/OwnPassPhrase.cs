using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MutualAid.Identity;

public enum PassPhraseOutcome
{
    Done,

    /// <summary>Of a crisis session, by whichever way it came about.</summary>
    InCrisis,

    /// <summary>A first phrase asks for a sign-in that is fresh and strong.</summary>
    NotFresh,

    /// <summary>The current phrase is wrong, or one was guessed too often: not told apart.</summary>
    CurrentRefused,

    Same,
    TooShort,
    TooLong,

    /// <summary><see cref="PassPhraseRules"/>.</summary>
    Easy,

    UserNameTaken,

    /// <summary>A first phrase, and the account has one.</summary>
    HasOne,

    /// <summary>Another request has just changed it to something else.</summary>
    Outdated,
}

/// <summary>A person's own pass phrase: another instead of the one they have, or a first one.</summary>
/// <remarks>
/// Never in a crisis session: whoever came in past the provider does not make themself another way to do it again. Where a municipality has a
/// provider a phrase alone still opens nothing, see <see cref="PassPhraseAnswer.NotEnough"/>.
/// </remarks>
public sealed class OwnPassPhrase(
    UserManager<Account> accounts, IPasswordHasher<Account> hasher, PassPhraseSignIn signIn, NpgsqlDataSource database, SignInEvents events, TimeProvider clock)
{
    /// <summary>Every other session of the account ends; the one that asked goes on under a new key. A wrong current phrase counts as a guess at signing in.</summary>
    public async Task<PassPhraseOutcome> Change(HttpContext http, Account account, string current, string wanted)
    {
        if (http.User.CrisisUntil() is not null) return PassPhraseOutcome.InCrisis;
        // Before the current one is looked at: what cannot be chosen must not cost one of five guesses.
        if (wanted == current) return PassPhraseOutcome.Same;
        if (await WrongWith(wanted, account) is { } wrong) return wrong;
        if (await signIn.Check(http, account.UserName, current) is not { } sure || sure.Id != account.Id) return PassPhraseOutcome.CurrentRefused;

        sure.SecurityStamp = Guid.NewGuid().ToString();
        var values = new { sure.Id, was = sure.PasswordHash, stampWas = account.SecurityStamp, phrase = hasher.HashPassword(sure, wanted), sure.SecurityStamp, mine = await http.OwnKeyHash() };
        if (!await Write(http, sure.Id, SignInEventKind.PassPhraseChanged, Replace, values))
        {
            // The same form sent twice: the first has done it, and its answer, with the new key, was thrown away by the browser.
            if (await accounts.FindByIdAsync(sure.Id.ToString()) is not { PasswordHash: { } hash } now || hasher.VerifyHashedPassword(now, hash, wanted) == PasswordVerificationResult.Failed)
                return PassPhraseOutcome.Outdated;
            sure = now;
        }

        await http.RenewSession(sure);
        return PassPhraseOutcome.Done;
    }

    /// <summary>For an account that a provider's word or an invitation's made. With a user name that a person can remember: nobody chose the one it has.</summary>
    /// <returns>Of several at once one is <see cref="PassPhraseOutcome.Done"/>.</returns>
    public async Task<PassPhraseOutcome> SetFirst(HttpContext http, Account account, string userName, string wanted)
    {
        if (http.User.CrisisUntil() is not null) return PassPhraseOutcome.InCrisis;
        if (account.PasswordHash is not null) return PassPhraseOutcome.HasOne;
        if (!http.User.IsFreshAndStrong(clock.GetUtcNow(), FreshSignIn.ToSend)) return PassPhraseOutcome.NotFresh;

        var named = new Account { Id = account.Id, UserName = userName.Trim(), DisplayName = account.DisplayName, MunicipalityCode = account.MunicipalityCode };
        if (await WrongWith(wanted, named) is { } wrong) return wrong;

        var values = new { named.Id, named.UserName, normalized = accounts.NormalizeName(named.UserName), phrase = hasher.HashPassword(named, wanted) };
        try
        {
            return await Write(http, named.Id, SignInEventKind.PassPhraseSet, Set, values) ? PassPhraseOutcome.Done : PassPhraseOutcome.HasOne;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return PassPhraseOutcome.UserNameTaken;
        }
    }

    async Task<PassPhraseOutcome?> WrongWith(string wanted, Account account)
    {
        if (wanted.Length > PassPhraseSignIn.LongestPhrase) return PassPhraseOutcome.TooLong;

        foreach (var rule in accounts.PasswordValidators)
            if (await rule.ValidateAsync(accounts, account, wanted) is { Succeeded: false } refused)
                return refused.Errors.Any(error => error.Code == PassPhraseRules.Easy) ? PassPhraseOutcome.Easy : PassPhraseOutcome.TooShort;

        return null;
    }

    /// <returns>Whether the account was as it was thought to be.</returns>
    async Task<bool> Write(HttpContext http, Guid accountId, string kind, string change, object values)
    {
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
        if (await connection.ExecuteAsync(new(change, values, transaction, cancellationToken: http.RequestAborted)) != 1) return false;

        await events.Record(transaction, http, accountId, kind);
        await transaction.CommitAsync(http.RequestAborted);
        return true;
    }

    // The new stamp alone would end the other sessions at their next request; until then they would still be listed as open. A session that somebody else
    // has ended meanwhile, with a new stamp or without, changes nothing any more.
    const string Replace =
        """
        with others as (delete from auth.session where account_id = @Id and key_hash <> @mine)
        update auth.account
        set password_hash = @phrase, security_stamp = @SecurityStamp, concurrency_stamp = gen_random_uuid()::text
        where id = @Id and password_hash = @was and security_stamp = @stampWas and disabled_at is null
          and exists (select from auth.session where key_hash = @mine)
        """;

    const string Set =
        """
        update auth.account
        set password_hash = @phrase, user_name = @UserName, normalized_user_name = @normalized, concurrency_stamp = gen_random_uuid()::text
        where id = @Id and password_hash is null and disabled_at is null
        """;
}
