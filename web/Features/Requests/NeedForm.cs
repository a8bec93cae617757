using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

/// <summary>A need as it is typed: text, so that what cannot be read comes back as it was.</summary>
public sealed class NeedForm
{
    public string? Title { get; set; }
    public string? SkillId { get; set; }
    public string? Level { get; set; }
    public string? Seats { get; set; }

    /// <summary>Left empty when all seats are needed.</summary>
    public string? Minimum { get; set; }

    public string? FromDate { get; set; }

    /// <summary>Included, as people say it.</summary>
    public string? ToDate { get; set; }

    public string? Pattern { get; set; }
    public string? FirstShiftAt { get; set; }
    public string? HandoverMinutes { get; set; }
    public string? Place { get; set; }
    public string? Priority { get; set; }

    /// <summary>What the people on a shift should have together: of <see cref="TeamCodes"/>.</summary>
    public string[]? Team { get; set; }

    public static readonly string[] TeamCodes = ["guide", "mixed-lenders", "liaison"];

    /// <summary>Those of <see cref="TeamCodes"/> that are asked for.</summary>
    public static string[] TeamOf(bool guide, bool mixedLenders, bool liaison) => [.. TeamCodes.Zip((bool[])[guide, mixedLenders, liaison]).Where(rule => rule.Second).Select(rule => rule.First)];

    public static NeedForm Of(NeedDto need) => new()
    {
        Title = need.Title,
        SkillId = need.SkillId,
        Level = $"{need.Level}",
        Seats = $"{need.Seats}",
        Minimum = $"{need.Minimum}",
        FromDate = Iso(need.FromDate),
        ToDate = Iso(need.ToDate.AddDays(-1)),
        Pattern = need.Pattern,
        FirstShiftAt = need.FirstShiftAt.ToString("HH:mm", CultureInfo.InvariantCulture),
        HandoverMinutes = $"{need.HandoverMinutes}",
        Place = need.Place,
        Priority = $"{need.Priority}",
        Team = TeamOf(need.Guide, need.MixedLenders, need.Liaison),
    };

    /// <summary>The next line to fill in: days and rhythm of the last one, or two weeks around the clock from tomorrow.</summary>
    public static NeedForm After(NeedForm? last, DateOnly today) => new()
    {
        Level = "2",
        Seats = "1",
        FromDate = last?.FromDate ?? Iso(today.AddDays(1)),
        ToDate = last?.ToDate ?? Iso(today.AddDays(14)),
        Pattern = last?.Pattern ?? "two_twelve",
        FirstShiftAt = last?.FirstShiftAt ?? "07:00",
        HandoverMinutes = last?.HandoverMinutes ?? "30",
        Place = last?.Place ?? "on_site",
        Priority = "2",
    };

    public NeedForm Copy() => (NeedForm)MemberwiseClone();

    /// <summary>The line as a need, or null with what could not be read in <paramref name="errors"/>. A line without a title is called after its skill.</summary>
    public NeedDto? Read(int index, SkillNames skills, FormErrors errors, IStringLocalizer words)
    {
        var before = errors.All.Count;
        var (seats, minimum, handover) = (Typed.Whole(Seats), Typed.Whole(Minimum), Typed.Whole(HandoverMinutes));
        var (from, to, first) = (Typed.Day(FromDate), Typed.Day(ToDate), Typed.Time(FirstShiftAt));

        if (!skills.Knows(SkillId)) Wrong(nameof(SkillId), words["ChooseSkill"]);
        if (seats is null) Wrong(nameof(Seats), SharedWords.Of("Field.not-a-number"));
        if (minimum is null && !string.IsNullOrWhiteSpace(Minimum)) Wrong(nameof(Minimum), SharedWords.Of("Field.not-a-number"));
        if (from is null) Wrong(nameof(FromDate), SharedWords.Of("Field.not-a-date"));
        if (to is null || to == DateOnly.MaxValue) Wrong(nameof(ToDate), SharedWords.Of("Field.not-a-date"));
        if (first is null) Wrong(nameof(FirstShiftAt), words["Field.not-a-time"]);
        if (handover is null) Wrong(nameof(HandoverMinutes), SharedWords.Of("Field.not-a-number"));
        if (errors.All.Count > before) return null;

        return new(
            string.IsNullOrWhiteSpace(Title) ? skills.Name(SkillId!) : Title.Trim(), SkillId!, Typed.Whole(Level) ?? 0, seats!.Value, from!.Value, to!.Value.AddDays(1), Pattern ?? "",
            first!.Value, handover!.Value, Place ?? "", Typed.Whole(Priority) ?? 0)
        {
            Minimum = minimum, Guide = Asks("guide"), MixedLenders = Asks("mixed-lenders"), Liaison = Asks("liaison"),
        };

        bool Asks(string code) => Team?.Contains(code) == true;

        void Wrong(string field, string text) => errors.Add($"Needs[{index}].{field}", text);
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
