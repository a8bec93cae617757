using System.Text.Json;
using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>The versions of a municipality's own numbers, and the rules as they hold at a moment.</summary>
static class HourPresets
{
    static readonly HourPresetDto Standard = new(0, ValidFrom: null, DayBreak: null, "four_weeks", new Dictionary<string, int>(), "", "");

    public static async Task<HourPresetRow[]> Of(NpgsqlConnection connection, string municipalityCode, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<HourPresetRow>(new(Find, new { municipalityCode }, transaction, cancellationToken: cancellation))];

    /// <summary>Until the transaction ends, nobody else changes the municipality's numbers.</summary>
    public static Task LockPresets(this NpgsqlTransaction transaction, string municipalityCode, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new(Lock, new { municipalityCode }, transaction, cancellationToken: cancellation));

    /// <summary>What the page of rules shows; null when there is no such municipality.</summary>
    public static async Task<GetHourRulesResponse?> Rules(
        NpgsqlConnection connection, string municipalityCode, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var name = await connection.ExecuteScalarAsync<string?>(new(FindName, new { municipalityCode }, transaction, cancellationToken: cancellation));
        if (name is null) return null;

        var versions = await Of(connection, municipalityCode, transaction, cancellation);
        var inForce = versions.LastOrDefault(version => version.ValidFrom <= now);
        var book = inForce?.ToRulebook() ?? Rulebook.Standard;

        return new(
            municipalityCode, name, versions.LastOrDefault()?.Version ?? 0, inForce?.ToDto() ?? Standard,
            [.. versions.Where(version => version.ValidFrom > now).Select(version => version.ToDto())],
            [.. versions.Where(version => version.ValidFrom <= now && version != inForce).Select(version => version.ToDto()).Prepend(Standard).Where(_ => inForce is not null).Reverse()],
            [.. book.Rules.Select(rule => HourRuleView.ToDto(rule, Rulebook.Standard[rule.Id]))]);
    }

    const string Lock = "select pg_advisory_xact_lock(hashtextextended('hour-preset:' || @municipalityCode, 0))";

    const string FindName = "select name from municipality where code = @municipalityCode";

    const string Find =
        """
        select version, valid_from, day_break, cap_window, limits::text, decided_by, reason
        from hour_preset
        where municipality_code = @municipalityCode
        order by version
        """;
}

sealed record HourPresetRow(int Version, Instant ValidFrom, TimeOnly? DayBreak, string CapWindow, string Limits, string DecidedBy, string Reason)
{
    public Rulebook ToRulebook() => PersonTerms.ToRulebook(DayBreak is { } at ? LocalTime.FromTimeOnly(at) : null, CapWindow, Limits);

    public HourPresetDto ToDto() => new(
        Version, ValidFrom.ToDateTimeOffset(), DayBreak, CapWindow, JsonSerializer.Deserialize<Dictionary<string, int>>(Limits)!, DecidedBy, Reason);
}
