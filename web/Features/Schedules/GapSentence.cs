using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Schedules;

namespace MutualAid.Web.Features.Schedules;

/// <summary>The facts about a gap as a sentence or two that a crisis lead can act on.</summary>
public static class GapSentence
{
    /// <summary><c>11 personer har kompetensen AD, nivå 3. Fem behöver vila, fyra når 48 timmar på sju dygn, två tar inte nätter.</c></summary>
    /// <param name="skill">The skill's name.</param>
    public static string Of(GapDto gap, string skill, IStringLocalizer words)
    {
        if (gap.Skilled == 0) return words["Gap.Nobody", skill, gap.Level];

        var able = words.Count("Gap.Able", gap.Skilled, skill, gap.Level);
        var reasons = gap.Reasons.Select(reason => Reason(reason, words)).ToList();
        if (gap.Free > 0) reasons.Insert(0, words[gap.Free == 1 ? "Gap.Free.one" : "Gap.Free.many", Number(gap.Free, gap.Free, words)]);
        return reasons.Count == 0 ? able : $"{able} {Capital(Listed(reasons, words))}.";
    }

    static string Reason(GapReasonDto reason, IStringLocalizer words)
    {
        var number = Number(reason.Least, reason.Most, words);
        var form = reason is { Least: 1, Most: 1 } ? "one" : "many";
        var known = words[$"Gap.{reason.Code}.{form}", number];
        return known.ResourceNotFound ? words[$"Gap.other.{form}", number] : known;
    }

    static string Number(int least, int most, IStringLocalizer words)
    {
        if (least != most) return $"{least}–{most}";
        var word = words[$"Number.{most}"];
        return word.ResourceNotFound ? most.ToString("N0", CultureInfo.CurrentCulture) : word;
    }

    static string Listed(List<string> parts, IStringLocalizer words) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {words["And"]} {parts[^1]}";

    static string Capital(string text) => char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];
}
