using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace MutualAid.Identity.Factors;

/// <summary>Ten codes on a paper in a safe. Each opens once; a new paper makes the old one worthless.</summary>
public sealed class PrintedCodes(NpgsqlDataSource database, IDataProtectionProvider protection, SignInEvents events)
{
    const int Count = 10;
    const int Length = 10;

    /// <summary>No letter is read as another or as a digit. Ten of them cannot be guessed: 49 bits.</summary>
    const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    readonly IDataProtector protector = protection.CreateProtector("MutualAid.PrintedCodes", "key.v1");

    /// <returns>The codes, which are nowhere else: the table has their keyed hashes, and the key is encrypted.</returns>
    public async Task<IReadOnlyList<string>> Make(HttpContext http, Guid accountId)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, Length)).ToList();
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
        await connection.ExecuteAsync(new(
            Replace,
            new { accountId, secret = protector.Protect(key), hashes = codes.Select(code => Hash(key, code)).ToArray() },
            transaction,
            cancellationToken: http.RequestAborted));
        await events.Record(transaction, http, accountId, SignInEventKind.CodesPrinted);
        await transaction.CommitAsync(http.RequestAborted);
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    /// <summary>Of parallel attempts with one code exactly one is told yes.</summary>
    internal async Task<bool> Redeem(Guid accountId, string code, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var secret = await connection.QuerySingleOrDefaultAsync<byte[]>(new(
            "select printed_code_key from auth.account where id = @accountId", new { accountId }, cancellationToken: cancellation));
        if (secret is null || Open(secret) is not { } key) return false;

        return await connection.ExecuteAsync(new(Use, new { accountId, hash = Hash(key, code), now }, cancellationToken: cancellation)) == 1;
    }

    /// <summary>However it is typed: small letters, blanks, with the hyphen or without.</summary>
    internal static string? Read(string? code)
    {
        var letters = new string([.. (code ?? "").Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return letters.Length == Length && letters.All(Letters.Contains) ? letters : null;
    }

    static byte[] Hash(byte[] key, string code) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code));

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

    // The account's row first: two who print at once wait for each other there.
    const string Replace =
        """
        update auth.account set printed_code_key = @secret where id = @accountId;
        delete from auth.printed_code where account_id = @accountId;
        insert into auth.printed_code (account_id, code_hash) select @accountId, unnest(@hashes);
        """;

    const string Use =
        """
        update auth.printed_code
        set used_at = @now
        where account_id = @accountId and code_hash = @hash and used_at is null
        """;
}
