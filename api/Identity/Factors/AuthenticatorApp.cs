using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace MutualAid.Identity.Factors;

/// <param name="Key">In groups of four, to be typed into an app.</param>
/// <param name="Link">The same as an <c>otpauth:</c> address, for a picture or a touch.</param>
/// <param name="State">To be sent back with the first code; nobody but this account can use it.</param>
public sealed record AuthenticatorOffer(string Key, string Link, string State);

/// <summary>An app that shows a new code each half-minute. Each code opens once.</summary>
public sealed class AuthenticatorApp(NpgsqlDataSource database, IDataProtectionProvider protection, SignInEvents events, TimeProvider clock)
{
    const string Issuer = "MutualAid";

    readonly IDataProtector protector = protection.CreateProtector("MutualAid.AuthenticatorApp", "key.v1");

    public AuthenticatorOffer Offer(Account account) => Offer(account, Totp.NewKey());

    /// <summary>The offer of which this is the state; nothing when it is another account's or cannot be read.</summary>
    public AuthenticatorOffer? OfferAgain(Account account, string? state) => Open(account, state) is { } key ? Offer(account, key) : null;

    /// <summary>The first code shows that the app has the key, and is thereby used.</summary>
    public async Task<bool> Add(HttpContext http, Account account, string? state, string? code)
    {
        if (Open(account, state) is not { } key || Read(code) is not { } digits || Totp.StepOf(key, digits, clock.GetUtcNow()) is not { } step) return false;

        return await events.Change(
            http, account.Id, SignInEventKind.AuthenticatorAdded,
            "update auth.account set authenticator_key = @secret, totp_last_step = @step where id = @accountId",
            new { secret = protector.Protect(key), step });
    }

    public Task<bool> Remove(HttpContext http, Guid accountId) => events.Change(
        http, accountId, SignInEventKind.AuthenticatorRemoved,
        "update auth.account set authenticator_key = null, totp_last_step = null where id = @accountId and authenticator_key is not null",
        new { });

    /// <summary>Whether it is a code that is valid now and was not used. It is used after this.</summary>
    internal async Task<bool> Redeem(Guid accountId, string code, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var secret = await connection.QuerySingleOrDefaultAsync<byte[]>(new(
            "select authenticator_key from auth.account where id = @accountId", new { accountId }, cancellationToken: cancellation));
        if (secret is null || Open(secret) is not { } key || Totp.StepOf(key, code, clock.GetUtcNow()) is not { } step) return false;

        return await connection.ExecuteAsync(new(ClaimStep, new { accountId, secret, step }, cancellationToken: cancellation)) == 1;
    }

    /// <summary>Six digits, with or without the blank that most apps show in the middle.</summary>
    internal static string? Read(string? code)
    {
        var digits = new string([.. (code ?? "").Where(letter => !char.IsWhiteSpace(letter))]);
        return digits.Length == 6 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    AuthenticatorOffer Offer(Account account, byte[] key)
    {
        var text = Totp.Base32(key);
        return new(
            string.Join(' ', text.Chunk(4).Select(group => new string(group))),
            $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.UserName)}?secret={text}&issuer={Issuer}",
            WebEncoders.Base64UrlEncode(protector.Protect([.. account.Id.ToByteArray(), .. key])));
    }

    byte[]? Open(Account account, string? state)
    {
        try
        {
            var opened = Open(WebEncoders.Base64UrlDecode(state ?? ""));
            return opened?.Length > 16 && new Guid(opened.AsSpan(0, 16)) == account.Id ? opened[16..] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    byte[]? Open(byte[] secret)
    {
        try
        {
            return protector.Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    const string ClaimStep =
        """
        update auth.account
        set totp_last_step = @step
        where id = @accountId and authenticator_key = @secret and (totp_last_step is null or totp_last_step < @step)
        """;
}
