using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Identity;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>The same events as <see cref="ListAccessEvents"/>, as a file that Swedish Excel opens with two clicks. Taking it is written down.</summary>
static class ExportAccessEvents
{
    const int Most = 50_000;

    public static async Task<Results<FileContentHttpResult, ValidationProblem>> Handle(
        string code, Guid? person, string? kind, DateOnly? from, DateOnly? last, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var filter = new AccessFilter(code, person, kind, from, last);
        if (filter.Errors() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var events = await AccessEvents.Find(connection, transaction, filter, 0, Most, cancellation);
        await transaction.Record(caller, "access-events-exported", code, person, new { kind, from, last, events = events.Length }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.File(Write(events), "text/csv; charset=utf-8", $"atkomst-{clock.Today():yyyy-MM-dd}.csv");
    }

    static byte[] Write(AccessEventDto[] events)
    {
        var text = new StringBuilder();
        Line(text, ["Tid", "Vem", "Vad", "Sätt", "Leverantör", "Av", "Uppgift", "Från adress"]);
        foreach (var each in events)
            Line(text, [Time(each.At), each.Name ?? "", Words.GetValueOrDefault(each.Kind, each.Kind), each.Method ?? "", each.Provider ?? "", each.By ?? "", each.Detail ?? "", each.Address]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>With its offset, so that the hour that the autumn night has twice is told apart.</summary>
    static string Time(DateTimeOffset at) => at.ToInstant().InZone(Stockholm.Zone).ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    static void Line(StringBuilder text, IEnumerable<string> values) => text.AppendJoin(CsvCell.Delimiter, values.Select(CsvCell.Write)).Append("\r\n");

    static readonly Dictionary<string, string> Words = new()
    {
        [SignInEventKind.SignedIn] = "inloggad",
        [SignInEventKind.SignedOut] = "utloggad",
        [SignInEventKind.Confirmed] = "bekräftade sig",
        [SignInEventKind.PassPhraseRefused] = "fel lösenfras",
        [SignInEventKind.CodeRefused] = "fel kod",
        [SignInEventKind.PasskeyRefused] = "passkey nekad",
        [SignInEventKind.ProviderRefused] = "kommunens inloggning nekad",
        [SignInEventKind.PasskeyAdded] = "passkey tillagd",
        [SignInEventKind.PasskeyRenamed] = "passkey fick nytt namn",
        [SignInEventKind.PasskeyRemoved] = "passkey borttagen",
        [SignInEventKind.AuthenticatorAdded] = "kodapp tillagd",
        [SignInEventKind.AuthenticatorRemoved] = "kodapp borttagen",
        [SignInEventKind.CodesPrinted] = "koder utskrivna",
        [SignInEventKind.ProviderLinked] = "kommunens inloggning kopplad",
        [SignInEventKind.PassPhraseChanged] = "lösenfras bytt",
        [SignInEventKind.RecoveryMade] = "kod för ny lösenfras gjord",
        [SignInEventKind.RecoveryUsed] = "ny lösenfras med kod",
        [SignInEventKind.FactorsRemoved] = "sätt att logga in borttagna",
        [SignInEventKind.SessionEnded] = "en inloggning avslutad",
        [SignInEventKind.OtherSessionsEnded] = "alla andra inloggningar avslutade",
        [SignInEventKind.EndedByProvider] = "utloggad av kommunens inloggning",
        [SignInEventKind.SessionsEndedByOther] = "utloggad av annan",
        [SignInEventKind.Invited] = "inbjudan gjord",
        [SignInEventKind.InvitationUsed] = "inbjudan använd",
        [SignInEventKind.InvitationWithdrawn] = "inbjudan återtagen",
        [SignInEventKind.RoleGiven] = "roll given",
        [SignInEventKind.RoleTaken] = "roll tagen",
        [SignInEventKind.SwitchedOff] = "konto avstängt",
        [SignInEventKind.SwitchedOn] = "konto öppnat",
        [SignInEventKind.AskedToGetReady] = "ombedd att ordna reservväg",
    };
}
