using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using MutualAid.Database;
using Npgsql;

namespace MutualAid.Identity;

/// <param name="Name">As the employer's register has it.</param>
public sealed record Invitation(string Name, string MunicipalityCode, string MunicipalityName);

/// <summary>Joining an account to a person in the register by the code that their coordinator gave them. Never by e-mail or name.</summary>
public sealed class Invitations(Accounts accounts, NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The error when the code is worth nothing, or nothing any longer.</summary>
    public const string Gone = "InvitationGone";

    /// <summary>Null when there is none, or it was used, replaced or is too old: not told apart.</summary>
    public async Task<Invitation?> Find(string? code, CancellationToken cancellation)
    {
        if (InvitationCode.Hash(code) is not { } hash) return null;

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Invitation>(new(FindOpen, new { hash, now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    /// <summary>From now on the account is that person's, with the role of staff. False when the invitation cannot be used, by this account or any longer; of many at once one is true.</summary>
    public async Task<bool> Claim(string? code, Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await Claim(connection, null, code, accountId, clock.GetUtcNow(), cancellation);
    }

    /// <summary>The same within a transaction, in which the account may have been made.</summary>
    internal static Task<bool> Claim(NpgsqlTransaction transaction, string? code, Guid accountId, DateTimeOffset now) =>
        Claim(transaction.Connection!, transaction, code, accountId, now, CancellationToken.None);

    static async Task<bool> Claim(NpgsqlConnection connection, NpgsqlTransaction? transaction, string? code, Guid accountId, DateTimeOffset now, CancellationToken cancellation) =>
        InvitationCode.Hash(code) is { } hash
        && await connection.ExecuteScalarAsync<bool>(new("select auth.claim_invitation(@hash, @accountId, @now)", new { hash, accountId, now }, transaction, cancellationToken: cancellation));

    /// <summary>Makes an account for the person who was invited and signs it in.</summary>
    /// <returns><see cref="Gone"/>, or the framework's errors: a taken user name, a pass phrase that is too short.</returns>
    public async Task<IdentityResult> Join(HttpContext http, string? code, string userName, string passPhrase)
    {
        if (await Find(code, http.RequestAborted) is not { } invitation) return IsGone;

        var account = new Account { UserName = userName.Trim(), DisplayName = invitation.Name, MunicipalityCode = invitation.MunicipalityCode };
        var made = await accounts.Create(account, passPhrase);
        if (!made.Succeeded) return made;

        // Not broken off by a browser that has gone: an account without a person would keep the user name taken.
        if (!await Claim(code, account.Id, CancellationToken.None))
        {
            await accounts.Remove(account);
            return IsGone;
        }

        await http.OpenSession(account, clock, SignInMethod.Invitation);
        return made;
    }

    static IdentityResult IsGone => IdentityResult.Failed(new IdentityError { Code = Gone });

    const string FindOpen =
        """
        select name as Name, municipality_code as MunicipalityCode, municipality_name as MunicipalityName
        from auth.invitation
        where code_hash = @hash and used_at is null and expires_at > @now
        """;
}
