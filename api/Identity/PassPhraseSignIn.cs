using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MutualAid.Database;

namespace MutualAid.Identity;

/// <summary>Signing in with user name and pass phrase.</summary>
/// <remarks>
/// The answer is yes or no. An unknown name, a wrong phrase and a locked account are not told apart, neither in words nor in time:
/// one hash is computed in each case.
/// </remarks>
public sealed class PassPhraseSignIn(
    UserManager<Account> accounts, IUserStore<Account> store, IPasswordHasher<Account> hasher, TimeProvider clock, IOptions<IdentityOptions> options)
{
    readonly IUserLockoutStore<Account> attempts = (IUserLockoutStore<Account>)store;

    // Made for whoever signs in first, known or not: made on need, it would make the first unknown name slower than the others.
    readonly string hashOfNobody = HashOfNobody.Value;

    /// <summary>Longer input is refused unread: hashing it would cost the server more than it costs the sender.</summary>
    const int LongestPhrase = 512;

    static readonly Lazy<string> HashOfNobody = new(() => PassPhraseHash.Of(Guid.NewGuid().ToString()));
    static readonly Account Nobody = new() { UserName = "", DisplayName = "", MunicipalityCode = "" };

    /// <summary>Opens a session when name and phrase are right.</summary>
    public async Task<bool> TryOpen(HttpContext http, string? userName, string? passPhrase)
    {
        if (await Check(userName, passPhrase, http.RequestAborted) is not { } account) return false;

        await http.OpenSession(account, clock);
        return true;
    }

    async Task<Account?> Check(string? userName, string? passPhrase, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(passPhrase) || passPhrase.Length > LongestPhrase) return null;

        var account = await accounts.FindByNameAsync(userName.Trim());
        if (account?.PasswordHash is null
            || await attempts.IncrementAccessFailedCountAsync(account, cancellation) > options.Value.Lockout.MaxFailedAccessAttempts)
        {
            hasher.VerifyHashedPassword(Nobody, hashOfNobody, passPhrase);
            return null;
        }

        // Not UserManager.CheckPasswordAsync: where it strengthens an old hash it also changes the security stamp, which ends the person's other sessions.
        if (hasher.VerifyHashedPassword(account, account.PasswordHash, passPhrase) == PasswordVerificationResult.Failed) return null;

        await attempts.ResetAccessFailedCountAsync(account, cancellation);
        return account;
    }
}
