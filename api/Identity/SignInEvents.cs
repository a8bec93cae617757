using Dapper;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace MutualAid.Identity;

public static class SignInEventKind
{
    public const string SignedIn = "signed-in";

    /// <summary>The pass phrase was right and the code was not.</summary>
    public const string CodeRefused = "code-refused";

    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRenamed = "passkey-renamed";
    public const string PasskeyRemoved = "passkey-removed";
    public const string AuthenticatorAdded = "authenticator-added";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string CodesPrinted = "codes-printed";
    public const string SessionEnded = "session-ended";
    public const string OtherSessionsEnded = "other-sessions-ended";

    // Of others, with no address: theirs is nobody else's business.
    public const string VouchedFor = "vouched-for";
    public const string CrisisSessionEnded = "crisis-session-ended";
    public const string CrisisPhoneSet = "crisis-phone-set";
}

/// <param name="Address">As <c>auth.event</c> keeps it: of IPv6 the first half.</param>
public sealed record SignInEvent(string Kind, string? Method, DateTimeOffset At, string Address);

/// <summary>What has happened to a person's ways in, for themselves to see.</summary>
/// <remarks>Not wrong pass phrases: a row for a name that exists and none for one that does not would take different time.</remarks>
public sealed class SignInEvents(NpgsqlDataSource database, TimeProvider clock)
{
    const int Shown = 20;

    public async Task<IReadOnlyList<SignInEvent>> Last(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new(Select, new { accountId, Shown }, cancellationToken: cancellation)))
            .Select(row => new SignInEvent(row.Kind, row.Method, new(row.At, TimeSpan.Zero), row.Address))];
    }

    internal async Task Record(HttpContext http, Guid accountId, string kind, string? method = null)
    {
        await database.Execute(Insert, Values(http, accountId, kind, method), http.RequestAborted);
    }

    internal Task Record(NpgsqlTransaction transaction, HttpContext http, Guid accountId, string kind) =>
        transaction.Connection!.ExecuteAsync(new(Insert, Values(http, accountId, kind), transaction, cancellationToken: http.RequestAborted));

    /// <summary>A change and its line of history in one statement: both, or neither.</summary>
    /// <param name="change">SQL that changes rows and returns nothing.</param>
    /// <returns>Whether anything was changed.</returns>
    internal async Task<bool> Change(HttpContext http, Guid accountId, string kind, string change, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.AddDynamicParams(Values(http, accountId, kind));
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return await connection.ExecuteAsync(new(
            $"""
             with changed as ({change} returning 1)
             insert into auth.event (account_id, kind, method, at, address)
             select @accountId, @kind, @method, @now, @address
             where exists (select from changed)
             """,
            parameters,
            cancellationToken: http.RequestAborted)) == 1;
    }

    object Values(HttpContext http, Guid accountId, string kind, string? method = null) =>
        new { accountId, kind, method, now = clock.GetUtcNow(), address = http.AddressPrefixOf() };

    sealed record Row(string Kind, string? Method, DateTime At, string Address);

    const string Select = "select kind, method, at, address from auth.event where account_id = @accountId order by id desc limit @Shown";

    const string Insert =
        """
        insert into auth.event (account_id, kind, method, at, address)
        values (@accountId, @kind, @method, @now, @address)
        """;
}
