using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MutualAid.Database;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>Signing in with the code that a crisis lead elsewhere has said over the phone, after a second one agreed. Always a crisis session.</summary>
/// <remarks>A code that is unknown, used, withdrawn or too old, and a guess too many, are not told apart.</remarks>
public sealed class VouchedSignIn(UserManager<Account> accounts, NpgsqlDataSource database, Throttle throttle, TimeProvider clock)
{
    static readonly ThrottleLimit ByAddress = new("vouched", 5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));

    public async Task<bool> TryOpen(HttpContext http, string? code)
    {
        var (address, cancellation) = (http.AddressPrefixOf(), http.RequestAborted);
        if (!await throttle.Admits(ByAddress, address, cancellation)) return false;
        if (InvitationCode.Hash(code) is not { } hash || await Claim(hash, cancellation) is not { } vouched) return false;
        if (await accounts.FindByIdAsync(vouched.AccountId.ToString()) is not { } account) return false;

        await throttle.Forget(ByAddress, address, cancellation);
        await http.OpenSession(account, clock, SignInMethod.Vouched, vouchingId: vouched.VouchingId);
        return true;
    }

    /// <summary>Of many at once with one code exactly one gets it.</summary>
    async Task<Vouched?> Claim(byte[] hash, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Vouched>(new(
            "select vouching_id as VouchingId, account_id as AccountId from auth.claim_vouching(@hash, @now)", new { hash, now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    sealed record Vouched(Guid VouchingId, Guid AccountId);
}
