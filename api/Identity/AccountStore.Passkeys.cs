using Dapper;
using Microsoft.AspNetCore.Identity;

namespace MutualAid.Identity;

sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    /// <summary>A new passkey, or the use of one: its counter moves on, unless it is one of those that keep no count.</summary>
    /// <exception cref="InvalidOperationException">The passkey is another account's, or its counter did not move: a copy has been used.</exception>
    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var changed = await database.Execute(
            AddOrUse,
            new
            {
                user.Id, passkey.CredentialId, passkey.PublicKey, Name = passkey.Name ?? "", passkey.CreatedAt, SignCount = (long)passkey.SignCount,
                passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject,
                passkey.ClientDataJson, now = clock.GetUtcNow(),
            },
            cancellationToken);
        if (changed != 1) throw new InvalidOperationException("The passkey is another account's, or was used before with this counter.");
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PasskeyRow>(new(PasskeysOf, new { user.Id }, cancellationToken: cancellationToken))).Select(row => row.ToInfo())];
    }

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Find(FindByPasskey, new { credentialId }, cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QuerySingleOrDefaultAsync<PasskeyRow>(new(
            $"{PasskeysOf} and credential_id = @credentialId", new { user.Id, credentialId }, cancellationToken: cancellationToken)))?.ToInfo();
    }

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        database.Execute("delete from auth.passkey where account_id = @Id and credential_id = @credentialId", new { user.Id, credentialId }, cancellationToken);

    /// <summary>No record: Npgsql says of an array only that it is one, and Dapper then finds no constructor.</summary>
    sealed class PasskeyRow
    {
        public byte[] CredentialId { get; init; } = [];
        public byte[] PublicKey { get; init; } = [];
        public string Name { get; init; } = "";
        public DateTime CreatedAt { get; init; }
        public long SignCount { get; init; }
        public string[]? Transports { get; init; }
        public bool IsUserVerified { get; init; }
        public bool IsBackupEligible { get; init; }
        public bool IsBackedUp { get; init; }
        public byte[] AttestationObject { get; init; } = [];
        public byte[] ClientDataJson { get; init; } = [];

        public UserPasskeyInfo ToInfo() => new(
            CredentialId, PublicKey, new(CreatedAt, TimeSpan.Zero), (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp,
            AttestationObject, ClientDataJson) { Name = Name };
    }

    const string PasskeysOf =
        """
        select credential_id, public_key, name, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up,
               attestation_object, client_data_json
        from auth.passkey
        where account_id = @Id
        """;

    const string FindByPasskey =
        """
        select a.id, a.user_name, a.normalized_user_name, a.display_name, a.municipality_code, a.password_hash, a.security_stamp, a.concurrency_stamp
        from auth.account a
        join auth.passkey p on p.account_id = a.id
        where p.credential_id = @credentialId and a.disabled_at is null
        """;

    const string AddOrUse =
        """
        insert into auth.passkey as p (account_id, credential_id, public_key, name, created_at, sign_count, transports,
                                       is_user_verified, is_backup_eligible, is_backed_up, attestation_object, client_data_json)
        values (@Id, @CredentialId, @PublicKey, @Name, @CreatedAt, @SignCount, @Transports,
                @IsUserVerified, @IsBackupEligible, @IsBackedUp, @AttestationObject, @ClientDataJson)
        on conflict (credential_id) do update
        set sign_count = excluded.sign_count, is_user_verified = excluded.is_user_verified, is_backed_up = excluded.is_backed_up, last_used_at = @now
        where p.account_id = excluded.account_id
          and (p.sign_count < excluded.sign_count or (p.sign_count = 0 and excluded.sign_count = 0))
        """;
}
