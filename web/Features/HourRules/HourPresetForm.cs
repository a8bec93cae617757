using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Design;
using MutualAid.Web.Features.People;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourRules;

/// <summary>A municipality's own numbers as they are typed.</summary>
public sealed class HourPresetForm
{
    public string? ValidFrom { get; set; }
    public string? DayBreak { get; set; }
    public string? CapWindow { get; set; }
    public string? DecidedBy { get; set; }
    public string? Reason { get; set; }
    public int ExpectedVersion { get; set; }

    /// <summary>By rule id: hours as <c>11</c> or <c>11:30</c>, or a count. The framework sets null when none is posted.</summary>
    public Dictionary<string, string?> Limits { get; set => field = value ?? []; } = [];

    /// <summary>preview or save.</summary>
    public string? Do { get; set; }

    /// <summary>What the last preview was of, see <see cref="Seen"/>.</summary>
    public string? Previewed { get; set; }

    public static HourPresetForm Of(GetHourRulesResponse rules, DateOnly today)
    {
        // What is decided last is what one goes on from.
        var latest = rules.Coming.LastOrDefault() ?? rules.InForce;
        var from = latest.ValidFrom is { } valid && Dates.DayOf(valid) > today ? Dates.DayOf(valid) : today;
        return new()
        {
            ValidFrom = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DayBreak = latest.DayBreak?.ToString("HH:mm", CultureInfo.InvariantCulture),
            CapWindow = latest.CapWindow,
            ExpectedVersion = rules.LatestVersion,
            Limits = Own(rules.Rules).ToDictionary(rule => rule.Id, rule => (string?)RuleTexts.Typed(rule, latest.Limits.TryGetValue(rule.Id, out var limit) ? limit : rule.StandardLimit)),
        };
    }

    /// <summary>Those whose number a municipality can set.</summary>
    public static IEnumerable<HourRuleDto> Own(IEnumerable<HourRuleDto> rules) => rules.Where(rule => rule.TightestLimit != rule.StandardLimit);

    /// <summary>What was typed as facts, or null with what could not be read in <paramref name="errors"/>.</summary>
    public HourPresetFacts? Read(IEnumerable<HourRuleDto> rules, DateOnly today, FormErrors errors, IStringLocalizer words)
    {
        var from = Typed.Day(ValidFrom);
        if (from is null) errors.Add(nameof(ValidFrom), SharedWords.Of("Field.not-a-date"));

        TimeOnly? dayBreak = null;
        if (!string.IsNullOrWhiteSpace(DayBreak) && (dayBreak = Typed.Time(DayBreak)) is null) errors.Add(nameof(DayBreak), words["Field.not-a-time"]);

        Dictionary<string, int> limits = [];
        foreach (var rule in Own(rules))
        {
            if (Limits.GetValueOrDefault(rule.Id) is not { } typed || string.IsNullOrWhiteSpace(typed)) continue;
            if (Number(rule, typed) is { } number) limits[rule.Id] = number;
            else errors.Add($"Limits[{rule.Id}]", rule.Unit == "minutes" ? words["Field.not-hours"] : SharedWords.Of("Field.not-a-number"));
        }

        return errors.Any ? null : new(from == today ? null : Dates.At(from!.Value, TimeOnly.MinValue), dayBreak, CapWindow ?? "", limits, DecidedBy?.Trim() ?? "", Reason?.Trim() ?? "");
    }

    /// <summary>Stands for exactly what a preview showed, so that nobody saves another thing than the one they saw.</summary>
    public static string Seen(HourPresetFacts facts) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts with { DecidedBy = "", Reason = "" })));

    static int? Number(HourRuleDto rule, string typed) =>
        rule.Unit == "minutes" ? HoursField.Read(typed) * RuleTexts.Scale(rule) : Typed.Whole(typed);
}
