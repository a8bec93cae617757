using Dapper;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>What can happen to somebody's access, by them or by another.</summary>
public static class SignInEventKind
{
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";

    /// <summary>Proved again who they are, in a session that went on.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>Also for a name that nobody has, which is not kept: it may be a pass phrase.</summary>
    public const string PassPhraseRefused = "pass-phrase-refused";

    /// <summary>The pass phrase was right and the code was not.</summary>
    public const string CodeRefused = "code-refused";

    /// <summary>A passkey of the account was used with an old counter: there is a copy.</summary>
    public const string PasskeyRefused = "passkey-refused";

    /// <summary>A sign-in at the municipality's provider came back and was not believed.</summary>
    public const string ProviderRefused = "provider-refused";

    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRenamed = "passkey-renamed";
    public const string PasskeyRemoved = "passkey-removed";
    public const string AuthenticatorAdded = "authenticator-added";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string CodesPrinted = "codes-printed";
    public const string ProviderLinked = "provider-linked";
    public const string PassPhraseChanged = "pass-phrase-changed";

    /// <summary>The first one, of an account that had none.</summary>
    public const string PassPhraseSet = "pass-phrase-set";

    public const string RecoveryUsed = "recovery-used";
    public const string SessionEnded = "session-ended";
    public const string OtherSessionsEnded = "other-sessions-ended";
    public const string EndedByProvider = "ended-by-provider";

    /// <summary>What the municipality's provider said at a sign-in has changed roles or skills; <c>audit</c> has which.</summary>
    public const string AccessChanged = "access-changed";

    // By an administrator, the operator or a coordinator.
    public const string Invited = "invited";
    public const string InvitationUsed = "invitation-used";
    public const string InvitationWithdrawn = "invitation-withdrawn";
    public const string RoleGiven = "role-given";
    public const string RoleTaken = "role-taken";
    public const string SessionsEndedByOther = "sessions-ended-by-other";
    public const string SwitchedOff = "switched-off";
    public const string SwitchedOn = "switched-on";
    public const string FactorsRemoved = "factors-removed";
    public const string RecoveryMade = "recovery-made";
    public const string AskedToGetReady = "asked-to-get-ready";

    public const string ProgramAdded = "program-added";
    public const string ProgramChanged = "program-changed";
    public const string ProgramRemoved = "program-removed";

    // Of others, with no address: theirs is nobody else's business.
    public const string VouchedFor = "vouched-for";
    public const string CrisisSessionEnded = "crisis-session-ended";
    public const string CrisisPhoneSet = "crisis-phone-set";
}

/// <param name="AccountId">Whose access it is; nothing where nobody's account is known.</param>
public sealed record NewSignInEvent(string Kind, Guid? AccountId)
{
    /// <summary>One of <see cref="SignInMethod"/>.</summary>
    public string? Method { get; init; }

    /// <summary>Whose administrator sees it. The account's own where nothing else is said.</summary>
    public string? MunicipalityCode { get; init; }

    public Guid? ProviderId { get; init; }

    /// <summary>Who did it, where that was another.</summary>
    public Guid? By { get; init; }

    /// <summary>A code: the role, the reason. Never a secret or free text.</summary>
    public string? Detail { get; init; }
}

/// <param name="Address">As <c>auth.event</c> keeps it: of IPv6 the first half.</param>
/// <param name="By">The name of another, who did it.</param>
public sealed record SignInEvent(string Kind, string? Method, DateTimeOffset At, string Address, string? By, string? Detail);

/// <summary>What has happened to people's access, for themselves and for whoever looks after it. Written and never changed.</summary>
/// <remarks>
/// A wrong pass phrase leaves a row whether the name exists or not, so that the two take the same time. Attempts that are not admitted leave
/// none: the table is not for a stranger to fill.
/// </remarks>
public sealed class SignInEvents(NpgsqlDataSource database, TimeProvider clock)
{
    const int Shown = 20;

    public async Task<IReadOnlyList<SignInEvent>> Last(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new(Select, new { accountId, Shown }, cancellationToken: cancellation)))
            .Select(row => new SignInEvent(row.Kind, row.Method, new(row.At, TimeSpan.Zero), row.Address, row.By, row.Detail))];
    }

    internal Task Record(HttpContext http, NewSignInEvent happened) => database.Execute(Insert, Values(http, happened), http.RequestAborted);

    internal Task Record(HttpContext http, Guid accountId, string kind, string? method = null) => Record(http, new(kind, accountId) { Method = method });

    /// <summary>In the transaction that makes it true.</summary>
    public Task Record(NpgsqlTransaction transaction, HttpContext http, NewSignInEvent happened) =>
        transaction.Connection!.ExecuteAsync(new(Insert, Values(http, happened), transaction, cancellationToken: http.RequestAborted));

    internal Task Record(NpgsqlTransaction transaction, HttpContext http, Guid accountId, string kind) => Record(transaction, http, new(kind, accountId));

    /// <summary>A change and its line of history in one statement: both, or neither.</summary>
    /// <param name="change">SQL that changes rows and returns nothing.</param>
    /// <returns>Whether anything was changed.</returns>
    internal async Task<bool> Change(HttpContext http, Guid accountId, string kind, string change, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(new { accountId, kind, now = clock.GetUtcNow(), address = http.AddressPrefixOf() });
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return await connection.ExecuteAsync(new(
            $"""
             with changed as ({change} returning 1)
             insert into auth.event (account_id, municipality_code, kind, at, address)
             select id, municipality_code, @kind, @now, @address
             from auth.account
             where id = @accountId and exists (select from changed)
             """,
            parameters,
            cancellationToken: http.RequestAborted)) == 1;
    }

    object Values(HttpContext http, NewSignInEvent happened) => new
    {
        happened.Kind, happened.AccountId, happened.Method, happened.MunicipalityCode, happened.ProviderId, happened.By, happened.Detail,
        now = clock.GetUtcNow(), address = http.AddressPrefixOf(),
    };

    sealed record Row(string Kind, string? Method, DateTime At, string Address, string? By, string? Detail);

    const string Select =
        """
        select event.kind, event.method, event.at, event.address, account.display_name as By, event.detail
        from auth.event
        left join auth.account on account.id = event.by_account_id
        where event.account_id = @accountId
        order by event.id desc
        limit @Shown
        """;

    const string Insert =
        """
        insert into auth.event (account_id, municipality_code, kind, method, provider_id, by_account_id, detail, at, address)
        values (@AccountId, coalesce(@MunicipalityCode, (select municipality_code from auth.account where id = @AccountId)),
                @Kind, @Method, @ProviderId, @By, @Detail, @now, @address)
        """;
}
