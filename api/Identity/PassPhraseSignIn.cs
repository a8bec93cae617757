using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MutualAid.Database;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Factors;

namespace MutualAid.Identity;

public enum PassPhraseAnswer
{
    Refused,
    Open,

    /// <summary>The phrase is right, and the account has codes: <see cref="SecondStep"/> goes on.</summary>
    CodeWanted,

    /// <summary>The phrase is right, the municipality has a provider, and the account has no codes: a phrase alone is not enough to go round the provider.</summary>
    NotEnough,
}

public enum ConfirmAnswer
{
    Confirmed,
    PassPhraseRefused,
    CodeRefused,
}

/// <summary>Signing in with user name and pass phrase.</summary>
/// <remarks>
/// An unknown name, a wrong phrase and a guess too many are not told apart, neither in words nor in time: one hash is computed in each
/// case. Guesses close the way for the address that they come from, never for the account: the right person is elsewhere, or has a passkey.
/// </remarks>
public sealed class PassPhraseSignIn(
    UserManager<Account> accounts, IPasswordHasher<Account> hasher, Throttle throttle, OwnFactors factors, SecondStep secondStep, CrisisSessions crisis, SignInEvents events,
    TimeProvider clock)
{
    static readonly ThrottleLimit ByAddressAndName = new("name", 5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    /// <summary>A whole town hall may come from one address.</summary>
    static readonly ThrottleLimit ByAddress = new("address", 100, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    // Made for whoever signs in first, known or not: made on need, it would make the first unknown name slower than the others.
    readonly string hashOfNobody = HashOfNobody.Value;

    /// <summary>Longer input is refused unread: hashing it would cost the server more than it costs the sender.</summary>
    internal const int LongestPhrase = 512;

    static readonly Lazy<string> HashOfNobody = new(() => PassPhraseHash.Of(Guid.NewGuid().ToString()));
    static readonly Account Nobody = new() { UserName = "", DisplayName = "", MunicipalityCode = "" };

    /// <summary>Opens a session when name and phrase are right and nothing more is wanted.</summary>
    public async Task<PassPhraseAnswer> TryOpen(HttpContext http, string? userName, string? passPhrase)
    {
        if (await Check(http, userName, passPhrase) is not { } account) return PassPhraseAnswer.Refused;

        if ((await factors.Of(account.Id, http.RequestAborted)).WantCode)
        {
            secondStep.Begin(http, account);
            return PassPhraseAnswer.CodeWanted;
        }

        var besideProvider = await IsBesideProvider(http, account);
        if (!besideProvider && await crisis.HasProvider(account.MunicipalityCode, http.RequestAborted)) return PassPhraseAnswer.NotEnough;

        await http.OpenSession(account, clock, besideProvider: besideProvider);
        return PassPhraseAnswer.Open;
    }

    /// <summary>
    /// Whether the municipality's provider has just vouched, in this browser, for somebody who has no account yet. Who had a phrase here before the
    /// municipality had a provider could not link the two otherwise.
    /// </summary>
    static async Task<bool> IsBesideProvider(HttpContext http, Account account) =>
        http.RequestServices.GetService<PendingSignIns>() is { } pending && await pending.Find(http) is { } waiting
        && (await http.RequestServices.GetRequiredService<Providers>().VouchingFor(waiting, http.RequestAborted))?.MunicipalityCode == account.MunicipalityCode;

    /// <summary>The person who has the session proves again who they are: with the phrase, and with a code where they have codes.</summary>
    public async Task<ConfirmAnswer> Confirm(HttpContext http, Account account, string? passPhrase, string? code)
    {
        if (await Check(http, account.UserName, passPhrase) is not { } sure || sure.Id != account.Id) return ConfirmAnswer.PassPhraseRefused;

        var method = SignInMethod.PassPhrase;
        if ((await factors.Of(account.Id, http.RequestAborted)).WantCode)
        {
            if (await secondStep.Redeem(http, account, code) is not { } byCode)
            {
                await events.Record(http, account.Id, SignInEventKind.CodeRefused);
                return ConfirmAnswer.CodeRefused;
            }

            method = byCode;
        }

        return await http.ConfirmSession(sure, clock, method) ? ConfirmAnswer.Confirmed : ConfirmAnswer.PassPhraseRefused;
    }

    /// <summary>Whose phrase it is; nothing when it is wrong, or one guess too many.</summary>
    internal async Task<Account?> Check(HttpContext http, string? userName, string? passPhrase)
    {
        if (string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(passPhrase) || passPhrase.Length > LongestPhrase) return null;

        var cancellation = http.RequestAborted;
        var address = http.AddressPrefixOf();
        var name = $"{address} {accounts.NormalizeName(userName.Trim())}";
        var account = await accounts.FindByNameAsync(userName.Trim());
        var admitted = await throttle.Admits(ByAddress, address, cancellation) && await throttle.Admits(ByAddressAndName, name, cancellation);
        if (!admitted || account?.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(Nobody, hashOfNobody, passPhrase);
            if (admitted) await events.Record(http, new(SignInEventKind.PassPhraseRefused, account?.Id));
            return null;
        }

        // Not UserManager.CheckPasswordAsync: where it strengthens an old hash it also changes the security stamp, which ends the person's other sessions.
        if (hasher.VerifyHashedPassword(account, account.PasswordHash, passPhrase) == PasswordVerificationResult.Failed)
        {
            await events.Record(http, new(SignInEventKind.PassPhraseRefused, account.Id));
            return null;
        }

        await throttle.Forget(ByAddressAndName, name, cancellation);
        await throttle.GiveBack(ByAddress, address, cancellation);
        return account;
    }
}
