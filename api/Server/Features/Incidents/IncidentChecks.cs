using MutualAid.Contracts.Incidents;

namespace MutualAid.Server.Features.Incidents;

/// <summary>What a crisis lead's facts must hold before they are written. Field names as in <see cref="IncidentFacts"/>.</summary>
static class IncidentChecks
{
    static readonly string[] LegalGrounds = ["leh_4_1", "kl_9_37", "other"];

    public static IEnumerable<(string Field, string Code)> Check(IncidentFacts facts, DateTimeOffset now)
    {
        (string Field, string Text, int Most)[] texts =
        [
            (nameof(facts.Title), facts.Title, IncidentLimits.TitleLength),
            (nameof(facts.Situation), facts.Situation, IncidentLimits.SituationLength),
            (nameof(facts.DecidedBy), facts.DecidedBy, IncidentLimits.DecidedByLength),
            (nameof(facts.ContactName), facts.ContactName, IncidentLimits.ContactNameLength),
            (nameof(facts.Site), facts.Site, IncidentLimits.SiteLength),
        ];

        foreach (var (field, text, most) in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) yield return (field, "required");
            else if (text.Trim().Length > most) yield return (field, $"at-most-{most}");
        }

        if (string.IsNullOrWhiteSpace(facts.ContactPhone)) yield return (nameof(facts.ContactPhone), "required");
        else if (!IsPhone(facts.ContactPhone.Trim())) yield return (nameof(facts.ContactPhone), "not-a-phone-number");

        if (!LegalGrounds.Contains(facts.LegalGround)) yield return (nameof(facts.LegalGround), "unknown");
        if (facts is { LegalGround: "leh_4_1", ExtraordinaryAt: null }) yield return (nameof(facts.ExtraordinaryAt), "required-for-leh-4-1");
        if (facts.ExtraordinaryAt > now) yield return (nameof(facts.ExtraordinaryAt), "in-the-future");
        if (facts.StartedAt > now) yield return (nameof(facts.StartedAt), "in-the-future");
    }

    static bool IsPhone(string text) =>
        text.Length is >= 5 and <= IncidentLimits.ContactPhoneLength
        && text.Count(char.IsAsciiDigit) >= 5
        && text.LastIndexOf('+') <= 0
        && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '-' or '(' or ')' or '+');
}
