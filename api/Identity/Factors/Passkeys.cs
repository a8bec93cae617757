using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MutualAid.Identity.Factors;

/// <param name="Options">What the browser is asked, as WebAuthn's JSON.</param>
/// <param name="State">To be sent back with the answer. Good once, and for half an hour.</param>
public sealed record PasskeyChallenge(string Options, string State);

/// <param name="Id">The credential's, as a form can carry it.</param>
public sealed record PasskeyFacts(string Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);


/// <summary>Passkeys by ASP.NET Core Identity's own WebAuthn. They ask for no name, and no number of wrong pass phrases closes them.</summary>
/// <remarks>
/// The framework's challenge can be answered any number of times, and the counter stops a copied answer only for keys that count: most
/// that are synced between devices do not. So each answered challenge is kept until it would have expired.
/// </remarks>
public sealed partial class Passkeys(
    IPasskeyHandler<Account> webAuthn, IUserStore<Account> store, NpgsqlDataSource database, UsedOnce used, IDataProtectionProvider protection,
    SignInEvents events, TimeProvider clock, ILogger<Passkeys> log)
{
    static readonly TimeSpan ChallengeLifetime = TimeSpan.FromMinutes(30);

    readonly IUserPasskeyStore<Account> passkeys = (IUserPasskeyStore<Account>)store;
    readonly IDataProtector enrolling = protection.CreateProtector("MutualAid.Passkeys", "enrol.v1");
    readonly IDataProtector signingIn = protection.CreateProtector("MutualAid.Passkeys", "sign-in.v1");

    public const int LongestName = 60;

    /// <param name="account">To confirm who has the session: its own passkeys alone. Nobody is named to sign in.</param>
    public async Task<PasskeyChallenge> ChallengeToSignIn(HttpContext http, Account? account = null)
    {
        var asked = await webAuthn.MakeRequestOptionsAsync(account, http);
        return new(asked.RequestOptionsJson, Seal(signingIn, asked.AssertionState));
    }

    public async Task<PasskeyChallenge> ChallengeToEnrol(HttpContext http, Account account)
    {
        var asked = await webAuthn.MakeCreationOptionsAsync(
            new() { Id = account.Id.ToString(), Name = account.UserName, DisplayName = account.DisplayName }, http);
        return new(asked.CreationOptionsJson, Seal(enrolling, asked.AttestationState));
    }

    /// <summary>Opens a session for whoever holds the passkey and has shown the device that it is them.</summary>
    public async Task<bool> TryOpen(HttpContext http, string? state, string? credential)
    {
        if (await Redeem(http, state, credential) is not { } account) return false;

        await http.OpenSession(account, clock, SignInMethod.Passkey);
        return true;
    }

    /// <summary>The person who has the session proves again who they are. Another's passkey changes nothing.</summary>
    public async Task<bool> Confirm(HttpContext http, string? state, string? credential) =>
        await Redeem(http, state, credential) is { } account
        && (await http.ConfirmSession(account, clock, SignInMethod.Passkey) || Refuse("The passkey is another account's, or the session has ended meanwhile."));

    async Task<Account?> Redeem(HttpContext http, string? state, string? credential)
    {
        if (await Take(signingIn, state, http.RequestAborted) is not { } asked || string.IsNullOrEmpty(credential))
        {
            Refused("The challenge is used, expired or not ours.");
            return null;
        }

        var answer = await webAuthn.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = asked });
        if (!answer.Succeeded)
        {
            Refused(answer.Failure.Message);
            return null;
        }

        try
        {
            await passkeys.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey, http.RequestAborted);
            return answer.User;
        }
        catch (InvalidOperationException copied)
        {
            Refused(copied.Message);
            await events.Record(http, answer.User.Id, SignInEventKind.PasskeyRefused);
            return null;
        }
    }

    public async Task<bool> Enrol(HttpContext http, Account account, string? state, string? credential, string name)
    {
        if (await Take(enrolling, state, http.RequestAborted) is not { } asked || string.IsNullOrEmpty(credential)) return Refuse("The challenge is used, expired or not ours.");

        var answer = await webAuthn.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = asked });
        if (!answer.Succeeded) return Refuse(answer.Failure.Message);
        if (answer.UserEntity.Id != account.Id.ToString()) return Refuse("The challenge was another account's.");

        answer.Passkey.Name = name;
        try
        {
            await passkeys.AddOrUpdatePasskeyAsync(account, answer.Passkey, http.RequestAborted);
        }
        catch (InvalidOperationException taken)
        {
            return Refuse(taken.Message);
        }

        await events.Record(http, account.Id, SignInEventKind.PasskeyAdded);
        return true;
    }

    public async Task<IReadOnlyList<PasskeyFacts>> List(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new(Select, new { accountId }, cancellationToken: cancellation))).Select(row => row.ToFacts())];
    }

    public Task<bool> Rename(HttpContext http, Guid accountId, string id, string name) => events.Change(
        http, accountId, SignInEventKind.PasskeyRenamed,
        "update auth.passkey set name = @name where account_id = @accountId and credential_id = @credentialId",
        new { name, credentialId = RowId.Read(id) });

    public Task<bool> Remove(HttpContext http, Guid accountId, string id) => events.Change(
        http, accountId, SignInEventKind.PasskeyRemoved,
        "delete from auth.passkey where account_id = @accountId and credential_id = @credentialId",
        new { credentialId = RowId.Read(id) });

    string Seal(IDataProtector protector, string? state) =>
        protector.Protect($"{(clock.GetUtcNow() + ChallengeLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {state}");

    /// <summary>The framework's state, once: a second answer to the same challenge finds the row of the first.</summary>
    async Task<string?> Take(IDataProtector protector, string? sealedState, CancellationToken cancellation)
    {
        string opened;
        try
        {
            opened = protector.Unprotect(sealedState ?? "");
        }
        catch (CryptographicException)
        {
            return null;
        }

        var parts = opened.Split(' ', 2);
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
        return expiresAt > clock.GetUtcNow() && await used.Claim(UsedOnce.PasskeyChallenge, opened, expiresAt, cancellation) ? parts[1] : null;
    }

    bool Refuse(string reason)
    {
        Refused(reason);
        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A passkey was refused: {Reason}")]
    partial void Refused(string reason);

    sealed record Row(byte[] CredentialId, string Name, DateTime CreatedAt, DateTime? LastUsedAt)
    {
        public PasskeyFacts ToFacts() => new(
            RowId.Of(CredentialId), Name, new(CreatedAt, TimeSpan.Zero), LastUsedAt is { } used ? new DateTimeOffset(used, TimeSpan.Zero) : null);
    }

    const string Select =
        """
        select credential_id, name, created_at, last_used_at
        from auth.passkey
        where account_id = @accountId
        order by created_at
        """;
}
