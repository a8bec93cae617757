using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

/// <summary>A draft as it is typed, and which button was pressed.</summary>
public sealed class RequestForm
{
    public string? Title { get; set; }
    public string? AnswerBy { get; set; }
    public string? AnswerByTime { get; set; }
    public string? ReportTo { get; set; }
    /// <summary>The framework sets null when a form without lines is posted.</summary>
    public List<NeedForm> Needs { get; set => field = value ?? []; } = [];
    public int Version { get; set; }

    /// <summary>save, send, count, add, or remove, copy, up or down with a line's index: <c>up-3</c>.</summary>
    public string? Do { get; set; }

    public static RequestForm Of(RequestDto request) => new()
    {
        Title = request.Facts.Title,
        AnswerBy = request.Facts.AnswerBy is { } day ? Dates.DayOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        AnswerByTime = request.Facts.AnswerBy is { } time ? Dates.Local(time).ToString("HH:mm", CultureInfo.InvariantCulture) : null,
        ReportTo = request.Facts.ReportTo,
        Needs = [.. request.Facts.Needs.Select(NeedForm.Of)],
        Version = request.Version,
    };

    /// <summary>Does what a button in the list of needs says. The line that should be looked at next; null when the button was another one.</summary>
    public int? Rearrange(DateOnly today)
    {
        if (Do == "add")
        {
            Needs.Add(NeedForm.After(Needs.LastOrDefault(), today));
            return Needs.Count - 1;
        }

        if (Do?.Split('-') is not [var what, var position] || !int.TryParse(position, CultureInfo.InvariantCulture, out var index) || index < 0 || index >= Needs.Count) return null;
        switch (what)
        {
            case "remove":
                Needs.RemoveAt(index);
                return Math.Min(index, Needs.Count - 1);
            case "copy":
                Needs.Insert(index + 1, Needs[index].Copy());
                return index + 1;
            case "up" when index > 0:
                (Needs[index - 1], Needs[index]) = (Needs[index], Needs[index - 1]);
                return index - 1;
            case "down" when index < Needs.Count - 1:
                (Needs[index + 1], Needs[index]) = (Needs[index], Needs[index + 1]);
                return index + 1;
            default:
                return what is "up" or "down" ? index : null;
        }
    }

    /// <summary>What was typed as facts, or null with what could not be read in <paramref name="errors"/>.</summary>
    public RequestFacts? Read(SkillNames skills, FormErrors errors, IStringLocalizer words)
    {
        if (string.IsNullOrWhiteSpace(Title)) errors.Add(nameof(Title), SharedWords.Of("Field.required"));

        DateTimeOffset? answerBy = null;
        if (!string.IsNullOrWhiteSpace(AnswerBy) || !string.IsNullOrWhiteSpace(AnswerByTime))
        {
            var (day, time) = (Typed.Day(AnswerBy), string.IsNullOrWhiteSpace(AnswerByTime) ? new TimeOnly(23, 59) : Typed.Time(AnswerByTime));
            if (day is null) errors.Add(nameof(AnswerBy), SharedWords.Of("Field.not-a-date"));
            if (time is null) errors.Add(nameof(AnswerByTime), words["Field.not-a-time"]);
            if (day is { } date && time is { } clock) answerBy = Dates.At(date, clock);
        }

        var needs = Needs.Index().Select(need => need.Item.Read(need.Index, skills, errors, words)).ToArray();
        return errors.Any ? null : new(Title!, answerBy, ReportTo ?? "", needs!);
    }
}
