using System.Collections.Frozen;
using Dapper;
using MutualAid.Contracts.Access;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <param name="Group">One of <see cref="AccessEvents.Groups"/>.</param>
/// <param name="Last">Included.</param>
sealed record AccessFilter(string Code, Guid? Person, string? Group, DateOnly? From, DateOnly? Last)
{
    public (string Field, string Code)[] Errors() =>
    [
        .. Group is null || AccessEvents.Groups.ContainsKey(Group) ? [] : new[] { ("Kind", "unknown") },
        .. From is { } from && Last is { } last && last < from ? new[] { ("Last", "ends-before-start") } : [],
    ];
}

/// <summary>What a municipality's administrator and auditor see of <c>auth.event</c>: what happened to its own accounts, roles and provider.</summary>
static class AccessEvents
{
    /// <summary>Kinds that are looked for together.</summary>
    public static readonly FrozenDictionary<string, string[]> Groups = new Dictionary<string, string[]>
    {
        ["sign-ins"] = [SignInEventKind.SignedIn, SignInEventKind.Confirmed],
        ["failures"] = [SignInEventKind.PassPhraseRefused, SignInEventKind.CodeRefused, SignInEventKind.PasskeyRefused, SignInEventKind.ProviderRefused],
        ["sessions"] = [SignInEventKind.SignedOut, SignInEventKind.SessionEnded, SignInEventKind.OtherSessionsEnded, SignInEventKind.EndedByProvider, SignInEventKind.SessionsEndedByOther],
        ["ways-in"] =
        [
            SignInEventKind.PasskeyAdded, SignInEventKind.PasskeyRenamed, SignInEventKind.PasskeyRemoved, SignInEventKind.AuthenticatorAdded, SignInEventKind.AuthenticatorRemoved,
            SignInEventKind.CodesPrinted, SignInEventKind.ProviderLinked, SignInEventKind.PassPhraseChanged, SignInEventKind.PassPhraseSet, SignInEventKind.FactorsRemoved, SignInEventKind.RecoveryMade,
            SignInEventKind.RecoveryUsed, SignInEventKind.AskedToGetReady,
        ],
        ["roles"] = [SignInEventKind.RoleGiven, SignInEventKind.RoleTaken],
        ["invitations"] = [SignInEventKind.Invited, SignInEventKind.InvitationUsed, SignInEventKind.InvitationWithdrawn],
        ["accounts"] = [SignInEventKind.SwitchedOff, SignInEventKind.SwitchedOn],
        ["programs"] = [SignInEventKind.ProgramAdded, SignInEventKind.ProgramChanged, SignInEventKind.ProgramRemoved],
    }.ToFrozenDictionary();

    /// <summary>The newest first.</summary>
    public static async Task<AccessEventDto[]> Find(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, AccessFilter filter, int offset, int limit, CancellationToken cancellation) =>
    [
        .. (await connection.QueryAsync<Row>(new(Select, Values(filter, offset, limit), transaction, cancellationToken: cancellation))).Select(row => new AccessEventDto(
            row.At.ToDateTimeOffset(), row.Kind, row.Method, row.Provider, row.AccountId, row.Name, row.ByName, row.Detail, row.Address)),
    ];

    public static Task<int> Count(NpgsqlConnection connection, AccessFilter filter, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<int>(new($"select count(*)::int {Matching}", Values(filter, 0, 0), cancellationToken: cancellation));

    static object Values(AccessFilter filter, int offset, int limit) => new
    {
        filter.Code,
        filter.Person,
        kinds = filter.Group is { } group ? Groups[group] : null,
        from = filter.From is { } from ? Stockholm.StartOf(from) : (Instant?)null,
        until = filter.Last is { } last ? Stockholm.StartOf(last.AddDays(1)) : (Instant?)null,
        offset,
        limit,
    };

    sealed record Row(Instant At, string Kind, string? Method, string? Provider, Guid? AccountId, string? Name, string? ByName, string? Detail, string Address);

    const string Matching =
        """
        from auth.event
        where event.municipality_code = @Code
          and (@Person::uuid is null or event.account_id = @Person)
          and (@kinds::text[] is null or event.kind = any (@kinds))
          and (@from::timestamptz is null or event.at >= @from)
          and (@until::timestamptz is null or event.at < @until)
        """;

    const string Select =
        $"""
        select found.at, found.kind, found.method, provider.display_name as provider, found.account_id, account.display_name as name, doer.display_name as by_name,
               found.detail, found.address
        from (select event.* {Matching} order by event.id desc offset @offset limit @limit) found
        left join auth.account on account.id = found.account_id
        left join auth.account doer on doer.id = found.by_account_id
        left join auth.provider on provider.id = found.provider_id
        order by found.id desc
        """;
}
