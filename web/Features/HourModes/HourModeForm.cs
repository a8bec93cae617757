using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourModes;

/// <summary>A decision as it is typed. Nothing is chosen beforehand: neither the order nor anybody.</summary>
public sealed class HourModeForm
{
    public string? Mode { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedAt { get; set; }
    public string? DecidedTime { get; set; }
    public string? Ground { get; set; }
    public string? IncidentId { get; set; }
    public string? From { get; set; }
    public string? FromTime { get; set; }
    public string? To { get; set; }
    public string? ToTime { get; set; }
    public string? CrisisDecision { get; set; }
    public string? ActivationDecision { get; set; }
    public string? LocalAgreement { get; set; }

    /// <summary>The framework sets null when none is chosen.</summary>
    public string[] PersonIds { get; set => field = value ?? []; } = [];

    public static HourModeForm New(DateTimeOffset now) => new()
    {
        DecidedAt = Dates.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        From = Dates.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>What was typed as a request, or null with what could not be read in <paramref name="errors"/>.</summary>
    public DecideHourModeRequest? Read(FormErrors errors, IStringLocalizer words)
    {
        if (Mode is not ("emergency" or "crisis_agreement")) errors.Add(nameof(Mode), words["ChooseMode"]);
        Require(nameof(DecidedBy), DecidedBy);
        var decided = At(DecidedAt, DecidedTime, nameof(DecidedAt), nameof(DecidedTime));
        Require(nameof(Ground), Ground);
        var from = At(From, FromTime, nameof(From), nameof(FromTime));
        var to = At(To, ToTime, nameof(To), nameof(ToTime));
        if (Mode == "crisis_agreement")
        {
            Require(nameof(CrisisDecision), CrisisDecision);
            Require(nameof(ActivationDecision), ActivationDecision);
            Require(nameof(LocalAgreement), LocalAgreement);
        }

        var ids = PersonIds.Select(id => Guid.TryParse(id, out var person) ? person : (Guid?)null).OfType<Guid>().ToArray();
        if (ids is []) errors.Add(nameof(PersonIds), words["Field.PersonIds.required"]);
        if (errors.Any) return null;

        return new(
            Mode!, DecidedBy!, decided!.Value, Ground!, from!.Value, to!.Value, CrisisDecision, ActivationDecision, LocalAgreement,
            Guid.TryParse(IncidentId, out var incident) ? incident : null, ids);

        void Require(string field, string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) errors.Add(field, words["FillIn", words[field]]);
        }

        DateTimeOffset? At(string? date, string? time, string dateField, string timeField)
        {
            var (day, clock) = (Typed.Day(date), Typed.Time(time));
            if (day is null) errors.Add(dateField, $"{words[dateField]}: {SharedWords.Of("Field.not-a-date")}");
            if (clock is null) errors.Add(timeField, $"{words[dateField]}: {words["Field.not-a-time"]}");
            if (day is not { } on || clock is not { } at) return null;
            if (Dates.Times(on, at) is [var first, ..]) return first;

            errors.Add(timeField, words["Field.no-such-time"]);
            return null;
        }
    }
}
