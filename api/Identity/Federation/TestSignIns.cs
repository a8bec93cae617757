using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>A claim as it was received, cut to a length that a page can show.</summary>
public sealed record SaidClaim(string Name, string Value);

/// <param name="Said">Which organisations the claim named.</param>
public sealed record OrganisationCheck(string Claim, string Wanted, IReadOnlyList<string> Said);

/// <summary>What came of a sign-in that was a test. Nobody was signed in, and nothing was linked.</summary>
/// <param name="Rule">The one that refused it, or nothing.</param>
/// <param name="Detail">What exactly was wrong. May hold what the provider wrote.</param>
/// <param name="IdToken">Empty where it was refused before its signature was found right.</param>
/// <param name="Mapped">The rules of the mapping that were met.</param>
/// <param name="IsLinked">Whether an account here has this identity already.</param>
public sealed record TestSignInResult(
    DateTimeOffset At, string? Rule, string? Detail, IReadOnlyList<SaidClaim> IdToken, IReadOnlyList<SaidClaim> UserInfo, string SubjectClaim, string? Subject,
    OrganisationCheck? Organisation, IReadOnlyList<Guid> Mapped, bool IsLinked);

/// <summary>What came back from test sign-ins: one for each session that began one, encrypted, for half an hour and no longer than the session.</summary>
public sealed class TestSignIns(NpgsqlDataSource database, MappedRoles mapping, IDataProtectionProvider protection, TimeProvider clock)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    const int MostClaims = 100;
    const int LongestName = 100;
    const int LongestValue = 300;

    readonly IDataProtector protector = protection.CreateProtector("MutualAid.Federation", "test.v1");

    /// <summary>The last one at this provider that the session of the request began.</summary>
    public async Task<TestSignInResult?> Find(HttpContext http, Guid providerId)
    {
        if (await OwnSessions.IdOf(http) is not { } session) return null;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return Open(await connection.ExecuteScalarAsync<byte[]?>(new(
            Select, new { session = WebEncoders.Base64UrlDecode(session), providerId, now = clock.GetUtcNow() }, cancellationToken: http.RequestAborted)));
    }

    /// <param name="session">Of <see cref="OwnSessions.IdOf"/>.</param>
    /// <param name="broken">Why it was refused, or nothing.</param>
    internal async Task Keep(HttpContext http, string session, Provider provider, Received received, (string Rule, string Detail)? broken)
    {
        var (idToken, userInfo, now) = (received.IdToken, received.UserInfo, clock.GetUtcNow());
        var subject = Texts(provider.SubjectClaim) is [var first, ..] ? first : null;
        var result = new TestSignInResult(
            now, broken?.Rule, broken?.Detail, Said(idToken), Said(userInfo), provider.SubjectClaim, subject is null ? null : Cut(subject, LongestValue),
            provider.OrganisationClaim is { } claim ? new(claim, provider.OrganisationNumber!, [.. Texts(claim).Take(MostClaims).Select(text => Cut(text, LongestValue))]) : null,
            idToken is { } token ? await mapping.Met(provider, token, userInfo, http.RequestAborted) : [],
            subject is not null && await IsLinked(provider.Issuer, subject, http.RequestAborted));

        await database.Execute(
            Upsert,
            new
            {
                session = WebEncoders.Base64UrlDecode(session), providerId = provider.Id, result = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(result)), expiresAt = now + Lifetime,
            },
            http.RequestAborted);

        IReadOnlyList<string> Texts(string name) =>
            idToken?.TryGetProperty(name, out _) == true ? idToken.Value.Texts(name) : userInfo?.Texts(name) ?? [];
    }

    internal async Task RemoveExpired(CancellationToken cancellation)
    {
        await database.Execute("delete from auth.test_sign_in where expires_at <= @now", new { now = clock.GetUtcNow() }, cancellation);
    }

    async Task<bool> IsLinked(string issuer, string subject, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new(
            "select exists (select from auth.external_login where issuer = @issuer and subject = @subject)", new { issuer, subject }, cancellationToken: cancellation));
    }

    static IReadOnlyList<SaidClaim> Said(JsonElement? claims) =>
        claims is null ? [] : [.. claims.Value.EnumerateObject().Take(MostClaims).Select(claim => new SaidClaim(Cut(claim.Name, LongestName), Cut(claim.Value.ToString(), LongestValue)))];

    static string Cut(string text, int length)
    {
        var printable = new string([.. text.Take(length + 1).Select(sign => char.IsControl(sign) ? ' ' : sign)]);
        return printable.Length <= length ? printable : printable[..length] + "…";
    }

    TestSignInResult? Open(byte[]? result)
    {
        try
        {
            return result is null ? null : JsonSerializer.Deserialize<TestSignInResult>(protector.Unprotect(result));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    const string Select = "select result from auth.test_sign_in where session_key_hash = @session and provider_id = @providerId and expires_at > @now";

    const string Upsert =
        """
        insert into auth.test_sign_in (session_key_hash, provider_id, result, expires_at)
        select key_hash, @providerId, @result, @expiresAt
        from auth.session
        where key_hash = @session
        on conflict (session_key_hash) do update
        set provider_id = excluded.provider_id, result = excluded.result, expires_at = excluded.expires_at
        """;
}

/// <summary>What a provider has said in a sign-in that is under way, as far as it was found to come from it.</summary>
sealed class Received
{
    public JsonElement? IdToken { get; set; }
    public JsonElement? UserInfo { get; set; }
}
