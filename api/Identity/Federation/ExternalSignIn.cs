using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace MutualAid.Identity.Federation;

public enum ExternalSignInOutcome
{
    SignedIn,

    /// <summary>Nobody here has this identity. <see cref="PendingSignIns"/> keeps it for whoever has an invitation.</summary>
    NotLinked,

    /// <summary>The account belongs to another municipality than the provider, which may vouch for its own people alone.</summary>
    AnotherMunicipality,

    /// <summary>The identity is linked to another account already.</summary>
    AlreadyLinked,

    /// <summary>A session was to be confirmed, and whoever came back has another account or none.</summary>
    AnotherPerson,

    /// <summary>The invitation is worth nothing, or nothing any longer.</summary>
    InvitationGone,

    /// <summary>Nothing is pending in this browser, or the provider has been switched off since.</summary>
    Gone,
}

/// <summary>From an identity that a provider vouches for to a session: by issuer and subject, never by e-mail.</summary>
public sealed class ExternalSignIn(
    NpgsqlDataSource database, UserManager<Account> accounts, Providers providers, PendingSignIns pending, MappedRoles mapping, SignInEvents events, TimeProvider clock)
{
    /// <summary>Opens a session for the account that the identity is linked to; keeps the identity where there is none.</summary>
    /// <param name="confirms">The account that has the session, which goes on.</param>
    internal async Task<ExternalSignInOutcome> Open(HttpContext http, Provider provider, ExternalIdentity identity, Guid? confirms)
    {
        if (await LinkedAccount(identity, http.RequestAborted) is not { } accountId || await accounts.FindByIdAsync(accountId.ToString()) is not { } account)
        {
            if (confirms is not null) return ExternalSignInOutcome.AnotherPerson;
            await pending.Keep(http, identity);
            return ExternalSignInOutcome.NotLinked;
        }

        if (account.MunicipalityCode != provider.MunicipalityCode) return ExternalSignInOutcome.AnotherMunicipality;
        if (confirms is not null)
            return account.Id != confirms ? ExternalSignInOutcome.AnotherPerson
                : await http.ConfirmSession(account, clock, SignInMethod.Provider, identity) ? ExternalSignInOutcome.SignedIn : ExternalSignInOutcome.Gone;
        return await Enter(http, account, identity, mapping, clock);
    }

    /// <summary>Links what is pending in this browser to the account, and opens a session. Whose account it is, is for the caller to be sure of.</summary>
    public async Task<ExternalSignInOutcome> Claim(HttpContext http, Account account)
    {
        if (await pending.Find(http) is not { } waiting || await providers.VouchingFor(waiting, http.RequestAborted) is not { } provider) return ExternalSignInOutcome.Gone;
        // It stays pending: the person may have been signed in to the wrong account.
        if (account.MunicipalityCode != provider.MunicipalityCode) return ExternalSignInOutcome.AnotherMunicipality;
        if (await pending.Take(http) is not { } identity) return ExternalSignInOutcome.Gone;

        await using (var connection = await database.OpenConnectionAsync(http.RequestAborted))
        {
            await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
            var linked = await connection.ExecuteAsync(new(
                Link, new { identity.Issuer, identity.Subject, accountId = account.Id, now = clock.GetUtcNow() }, transaction, cancellationToken: http.RequestAborted));
            if (linked == 1) await events.Record(transaction, http, new(SignInEventKind.ProviderLinked, account.Id) { ProviderId = provider.Id });
            await transaction.CommitAsync(http.RequestAborted);
        }

        if (await LinkedAccount(identity, http.RequestAborted) != account.Id) return ExternalSignInOutcome.AlreadyLinked;
        return await Enter(http, account, identity, mapping, clock);
    }

    /// <summary>The account is linked: what the provider says of the person is given, and the session that it vouches for is opened.</summary>
    /// <returns><see cref="ExternalSignInOutcome.Gone"/> when the provider has been switched off since.</returns>
    internal static async Task<ExternalSignInOutcome> Enter(HttpContext http, Account account, ExternalIdentity identity, MappedRoles mapping, TimeProvider clock)
    {
        await mapping.Apply(http, account, identity);
        return await http.OpenSession(account, clock, SignInMethod.Provider, identity) ? ExternalSignInOutcome.SignedIn : ExternalSignInOutcome.Gone;
    }

    async Task<Guid?> LinkedAccount(ExternalIdentity identity, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Guid?>(new(
            FindLinked, new { identity.Issuer, identity.Subject }, cancellationToken: cancellation));
    }

    const string FindLinked =
        """
        select account_id
        from auth.external_login
        where issuer = @Issuer and subject = @Subject
        """;

    internal const string Link =
        """
        insert into auth.external_login (issuer, subject, account_id, linked_at)
        values (@Issuer, @Subject, @accountId, @now)
        on conflict do nothing
        """;
}
