using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Incidents;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Incidents;

/// <summary>An incident as it is typed. A point in time is a date and a time on the wall in Sweden, in fields of their own.</summary>
public sealed class IncidentForm
{
    public string? Title { get; set; }
    public string? Situation { get; set; }
    public string? LegalGround { get; set; }
    public string? ExtraordinaryAt { get; set; }
    public string? ExtraordinaryTime { get; set; }
    public string? DecidedBy { get; set; }
    public string? StartedAt { get; set; }
    public string? StartedTime { get; set; }
    public string? ContactName { get; set; }
    public string? ContactPhone { get; set; }
    public string? Site { get; set; }
    public int Version { get; set; }

    public static IncidentForm New(DateTimeOffset now) => new() { StartedAt = Day(now), StartedTime = Time(now) };

    public static IncidentForm Of(IncidentDto incident) => new()
    {
        Title = incident.Facts.Title,
        Situation = incident.Facts.Situation,
        LegalGround = incident.Facts.LegalGround,
        ExtraordinaryAt = incident.Facts.ExtraordinaryAt is { } declared ? Day(declared) : null,
        ExtraordinaryTime = incident.Facts.ExtraordinaryAt is { } at ? Time(at) : null,
        DecidedBy = incident.Facts.DecidedBy,
        StartedAt = Day(incident.Facts.StartedAt),
        StartedTime = Time(incident.Facts.StartedAt),
        ContactName = incident.Facts.ContactName,
        ContactPhone = incident.Facts.ContactPhone,
        Site = incident.Facts.Site,
        Version = incident.Version,
    };

    /// <summary>What was typed as facts, or null with what could not be read in <paramref name="errors"/>.</summary>
    public IncidentFacts? Read(FormErrors errors, IStringLocalizer words)
    {
        Require(nameof(Title), Title, errors, words);
        Require(nameof(Situation), Situation, errors, words);
        var started = ReadTime(StartedAt, StartedTime, nameof(StartedAt), nameof(StartedTime), errors, words);
        if (string.IsNullOrEmpty(LegalGround)) errors.Add(nameof(LegalGround), words["ChooseLegalGround"]);

        DateTimeOffset? extraordinary = null;
        if (!string.IsNullOrWhiteSpace(ExtraordinaryAt) || !string.IsNullOrWhiteSpace(ExtraordinaryTime))
            extraordinary = ReadTime(ExtraordinaryAt, ExtraordinaryTime, nameof(ExtraordinaryAt), nameof(ExtraordinaryTime), errors, words);
        else if (LegalGround == "leh_4_1")
            errors.Add(nameof(ExtraordinaryAt), words["Field.ExtraordinaryAt.required-for-leh-4-1"]);

        Require(nameof(DecidedBy), DecidedBy, errors, words);
        Require(nameof(Site), Site, errors, words);
        Require(nameof(ContactName), ContactName, errors, words);
        Require(nameof(ContactPhone), ContactPhone, errors, words);
        if (errors.Any) return null;

        return new(Title!, Situation!, LegalGround!, extraordinary, DecidedBy!, started!.Value, ContactName!, ContactPhone!, Site!);
    }

    // The API asks for the same. Asked here too, so that everything wrong with the form is told at once.
    static void Require(string field, string? text, FormErrors errors, IStringLocalizer words)
    {
        if (string.IsNullOrWhiteSpace(text)) errors.Add(field, words["FillIn", words[field]]);
    }

    static DateTimeOffset? ReadTime(string? date, string? time, string dateField, string timeField, FormErrors errors, IStringLocalizer words)
    {
        var (day, clock) = (Typed.Day(date), Typed.Time(time));
        if (day is null) errors.Add(dateField, SharedWords.Of("Field.not-a-date"));
        if (clock is null) errors.Add(timeField, words["Field.not-a-time"]);
        return day is { } at && clock is { } wall ? Dates.At(at, wall) : null;
    }

    static string Day(DateTimeOffset at) => Dates.DayOf(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset at) => Dates.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
