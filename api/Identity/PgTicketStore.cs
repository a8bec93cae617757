using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Identity.Federation;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>
/// Sessions in PostgreSQL. The table has the key's SHA-256 and the ticket encrypted, so that a copy of the database opens no session
/// unless the key ring's certificate was stolen too.
/// </summary>
/// <remarks>Name, municipality and roles are not in the ticket: they are read with it, so that a change holds at the next request.</remarks>
sealed class PgTicketStore(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock) : ITicketStore
{
    const string KeyHashItem = "mutualaid.key-hash";

    readonly IDataProtector protector = protection.CreateProtector("MutualAid.Sessions", "ticket.v1");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, CancellationToken.None);

    public async Task<string> StoreAsync(AuthenticationTicket ticket, CancellationToken cancellationToken)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var provider = ProviderSession.From(ticket.Properties);
        var crisis = ItemOf(ticket.Properties, Sessions.CrisisItem);
        var method = ticket.Properties.Items[Sessions.MethodItem];
        var opened = await database.Execute(
            ticket.Properties.Items.ContainsKey(Sessions.AnnouncedItem) ? InsertAnnounced : ticket.Properties.Items.ContainsKey(Sessions.VouchedItem) ? InsertVouchedFor : Insert,
            new
            {
                crisis,
                vouching = ItemOf(ticket.Properties, Sessions.VouchingItem),
                keyHash = Hash(key),
                accountId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
                ticket = protector.Protect(TicketSerializer.Default.Serialize(ticket)),
                expiresAt = ticket.Properties.ExpiresUtc!.Value.ToUniversalTime(),
                provider?.ProviderId,
                provider?.Subject,
                provider?.Session,
                startedAt = ticket.Properties.IssuedUtc!.Value.ToUniversalTime(),
                method,
                provedAt = Sessions.ProvedAt(ticket.Properties),
                browser = ticket.Properties.Items[Sessions.BrowserItem],
            },
            cancellationToken);
        return opened == 1 ? key : throw new ProviderSwitchedOffException();
    }

    /// <summary>A session is never prolonged and its key is never reused.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        throw new InvalidOperationException("A session is opened by Sessions.OpenSession, always under a new key.");

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var keyHash = Hash(key);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<SessionRow>(new(
            Find, new { keyHash, now = clock.GetUtcNow() }, cancellationToken: cancellationToken));
        if (row is null || Open(row.Ticket) is not { } ticket) return null;
        if (ticket.Principal.FindFirstValue(Sessions.StampClaim) != row.SecurityStamp) return null;

        ticket.Properties.Items[KeyHashItem] = Convert.ToBase64String(keyHash);
        var grants = row.Grants.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var person = SignedIn.Principal(
            row.AccountId, row.DisplayName, row.MunicipalityCode,
            SignedIn.IsCrisis(ticket.Properties) ? grants.Where(grant => CrisisSessions.Holds(grant, row.MunicipalityCode)) : grants);
        return new(SignedIn.By(person, row.Method, row.ProvedAt, ticket.Properties), ticket.Properties, ticket.AuthenticationScheme);
    }

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) => Remove(Hash(key), cancellationToken);

    /// <returns>How many it was: none where another has ended it.</returns>
    public Task<int> Remove(byte[] keyHash, CancellationToken cancellation) =>
        database.Execute("delete from auth.session where key_hash = @keyHash", new { keyHash }, cancellation);

    /// <summary>Of one person at one provider: those that began in one of the provider's sessions, or all.</summary>
    /// <param name="subject">Nothing means whoever had the session.</param>
    /// <param name="address">Of the provider, which asked for it.</param>
    public Task RemoveOf(Guid providerId, string? subject, string? session, string address, CancellationToken cancellation) =>
        database.Execute(
            DeleteOfProvider, new { providerId, subject, session, kind = SignInEventKind.EndedByProvider, now = clock.GetUtcNow(), address }, cancellation);

    public Task<int> RemoveExpired(CancellationToken cancellation) =>
        database.Execute("delete from auth.session where expires_at <= @now", new { now = clock.GetUtcNow() }, cancellation);

    /// <summary>Of a ticket that <see cref="RetrieveAsync(string)"/> has given.</summary>
    public static byte[] KeyHashOf(AuthenticationProperties properties) => Convert.FromBase64String(properties.Items[KeyHashItem]!);

    static Guid? ItemOf(AuthenticationProperties properties, string name) =>
        properties.Items.TryGetValue(name, out var value) && value is not null ? Guid.Parse(value) : null;

    static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    /// <summary>Nothing when the key ring that encrypted the ticket is gone: the person signs in again.</summary>
    AuthenticationTicket? Open(byte[] ticket)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    sealed record SessionRow(byte[] Ticket, Guid AccountId, string DisplayName, string MunicipalityCode, string SecurityStamp, string? Method, DateTime? ProvedAt, string Grants);

    const string Into =
        """
        insert into auth.session (key_hash, account_id, ticket, created_at, expires_at, method, proved_at, browser, provider_id, provider_subject, provider_session, crisis_session_id)

        """;

    const string Values = "@keyHash, @accountId, @ticket, @startedAt, @expiresAt, @method, @provedAt, @browser, @ProviderId, @Subject, @Session, @crisis";

    const string Insert = $"{Into}values ({Values})";

    /// <summary>
    /// Whoever switches a provider off holds its row until the sessions have ended: a sign-in that found it on before that waits here, and then finds it off.
    /// The foreign key's own lock would let the two pass each other.
    /// </summary>
    const string InsertVouchedFor =
        $"""
         {Into}select {Values}
         from auth.provider
         where id = @ProviderId and enabled
         for share
         """;

    /// <summary>Announced, or not opened: both in one statement.</summary>
    const string InsertAnnounced =
        """
        with announced as (
            insert into auth.crisis_session (id, account_id, municipality_code, method, opened_at, expires_at, vouching_id)
            select @crisis, id, municipality_code, @method, @startedAt, @expiresAt, @vouching
            from auth.account
            where id = @accountId)

        """ + Insert;

    const string DeleteOfProvider =
        """
        with ended as (
            delete from auth.session
            where provider_id = @providerId
              and (@subject::text is null or provider_subject = @subject)
              and (@session::text is null or provider_session = @session)
            returning account_id)
        insert into auth.event (account_id, municipality_code, kind, provider_id, at, address)
        select distinct account.id, account.municipality_code, @kind, @providerId, @now, @address
        from ended
        join auth.account on account.id = ended.account_id
        """;

    const string Find =
        """
        select s.ticket, a.id as AccountId, a.display_name as DisplayName, a.municipality_code as MunicipalityCode,
               a.security_stamp as SecurityStamp, s.method as Method, s.proved_at as ProvedAt,
               coalesce((select string_agg(r.role || '@' || r.municipality_code, ' ' order by r.role, r.municipality_code)
                         from auth.account_role r
                         where r.account_id = a.id), '') as Grants
        from auth.session s
        join auth.account a on a.id = s.account_id
        where s.key_hash = @keyHash and s.expires_at > @now and a.disabled_at is null
        """;
}
