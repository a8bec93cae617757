using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>Somebody whom a provider vouches for and who has an invitation gets an account that the provider opens, without a pass phrase.</summary>
public sealed class InvitedSignIn(
    NpgsqlDataSource database, UserManager<Account> accounts, Invitations invitations, Providers providers, PendingSignIns pending, MappedRoles mapping, SignInEvents events, TimeProvider clock)
{
    /// <summary>Made, linked, given the invited role, joined to the person of the register and written down; or nothing of it, and what is pending stays so.</summary>
    public async Task<ExternalSignInOutcome> Join(HttpContext http, string? code)
    {
        var cancellation = http.RequestAborted;
        if (await pending.Find(http) is not { } waiting || await providers.VouchingFor(waiting, cancellation) is not { } provider) return ExternalSignInOutcome.Gone;
        if (await invitations.Find(code, cancellation) is not { } invitation) return ExternalSignInOutcome.InvitationGone;
        if (invitation.MunicipalityCode != provider.MunicipalityCode) return ExternalSignInOutcome.AnotherMunicipality;

        var account = New(invitation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Deleting the row makes a second sending of the same form wait here, and then find nothing.
        if (await pending.Take(http, transaction) is not { } identity) return ExternalSignInOutcome.Gone;

        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(
            Insert,
            new { account.Id, account.UserName, account.NormalizedUserName, account.DisplayName, account.MunicipalityCode, account.SecurityStamp, account.ConcurrencyStamp, now },
            transaction);
        if (await connection.ExecuteAsync(ExternalSignIn.Link, new { identity.Issuer, identity.Subject, accountId = account.Id, now }, transaction) == 0)
            return ExternalSignInOutcome.AlreadyLinked;
        if (!await Invitations.Claim(transaction, code, account.Id, now)) return ExternalSignInOutcome.InvitationGone;

        await events.Record(transaction, http, account.Id, SignInEventKind.ProviderLinked);
        await transaction.CommitAsync(CancellationToken.None);
        pending.Release(http);
        return await ExternalSignIn.Enter(http, account, identity, mapping, clock);
    }

    /// <summary>Nobody types the user name: it is what a passkey calls the account, and must only be nobody else's.</summary>
    Account New(Invitation invitation)
    {
        var name = $"{invitation.Name} ({RandomNumberGenerator.GetHexString(8, lowercase: true)})";
        return new()
        {
            UserName = name,
            NormalizedUserName = accounts.NormalizeName(name),
            DisplayName = invitation.Name,
            MunicipalityCode = invitation.MunicipalityCode,
            SecurityStamp = RandomNumberGenerator.GetHexString(32),
        };
    }

    const string Insert =
        """
        insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp, created_at)
        values (@Id, @UserName, @NormalizedUserName, @DisplayName, @MunicipalityCode, @SecurityStamp, @ConcurrencyStamp, @now)
        """;
}
