using Microsoft.Extensions.Localization;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.People;

/// <summary>A duty at home as it is typed: a day and two times on the wall.</summary>
public sealed class HomeDutyForm
{
    public static readonly string[] Kinds = ["ordinary", "overtime", "emergency_overtime", "on_call", "stand_by", "travel"];

    public string? DutyDay { get; set; }
    public string? DutyStart { get; set; }
    public string? DutyEnd { get; set; }
    public string? DutyKind { get; set; }

    /// <summary>Nothing when it cannot be read; what is wrong is then among the errors. An end before the start is on the next day.</summary>
    public AddHomeDutyRequest? Read(FormErrors errors, IStringLocalizer words)
    {
        var (day, start, end) = (Typed.Day(DutyDay), Typed.Time(DutyStart), Typed.Time(DutyEnd));
        if (day is null) errors.Add(nameof(DutyDay), SharedWords.Of("Field.not-a-date"));
        if (start is null) errors.Add(nameof(DutyStart), words["Field.not-a-time"]);
        if (end is null) errors.Add(nameof(DutyEnd), words["Field.not-a-time"]);
        if ((day, start, end) is not ({ } date, { } from, { } to)) return null;

        return new(Dates.At(date, from), Dates.At(to > from ? date : date.AddDays(1), to), Kinds.Contains(DutyKind) ? DutyKind! : "ordinary");
    }

    /// <summary>The API knows ends, the form fields.</summary>
    public static void AddRefusal(FormErrors errors, ApiRefusal refusal, IStringLocalizer words)
    {
        var found = new FormErrors();
        found.Add(refusal, words);
        foreach (var error in found.All)
        {
            if (error.Field is null) errors.Add(error.Text);
            else errors.Add(error.Field == nameof(AddHomeDutyRequest.EndsAt) ? nameof(DutyEnd) : nameof(DutyDay), error.Text);
        }
    }
}
