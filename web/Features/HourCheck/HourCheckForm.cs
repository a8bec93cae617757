using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Design;
using MutualAid.Web.Features.People;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourCheck;

/// <summary>What the calculator is asked, as it is typed, and which button was pressed.</summary>
public sealed class HourCheckForm
{
    /// <summary>The framework sets null when a form without rows is posted.</summary>
    public List<DutyForm> Duties { get; set => field = value ?? []; } = [];

    public DutyForm? Adding { get; set; }
    public string? Mode { get; set; }
    public string? MunicipalityCode { get; set; }
    public string? DayBreak { get; set; }
    public string? ContractedMinutesPerWeek { get; set; }

    /// <summary>check, add, or remove with a row's index: <c>remove-3</c>.</summary>
    public string? Do { get; set; }

    public static HourCheckForm New(DateOnly today) => new() { Duties = [DutyForm.After(null, today)], Adding = DutyForm.After(null, today), Mode = "ordinary" };

    /// <summary>Does what a row's button says. The row that should be looked at next; null when the button was another one.</summary>
    public int? Rearrange(DateOnly today)
    {
        if (Do == "add")
        {
            Duties.Add(DutyForm.After(Duties.LastOrDefault(), today));
            return Duties.Count - 1;
        }

        if (Do?.Split('-') is not ["remove", var position] || !int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= Duties.Count) return null;
        Duties.RemoveAt(index);
        return Math.Max(Math.Min(index, Duties.Count - 1), 0);
    }

    /// <summary>As the API wants it, or null with what could not be read in <paramref name="errors"/>. Rows without any time are left out, the one to try as well.</summary>
    public CheckHoursRequest? Read(FormErrors errors, IStringLocalizer words)
    {
        TimeOnly? dayBreak = null;
        if (!string.IsNullOrWhiteSpace(DayBreak) && (dayBreak = Typed.Time(DayBreak)) is null) errors.Add(nameof(DayBreak), words["Field.not-a-time"]);

        int? contracted = null;
        if (!string.IsNullOrWhiteSpace(ContractedMinutesPerWeek) && (contracted = HoursField.Read(ContractedMinutesPerWeek)) is null)
            errors.Add(nameof(ContractedMinutesPerWeek), words["Field.not-hours"]);

        CheckedDutyDto?[] duties = [.. Duties.Index().Where(duty => !duty.Item.IsEmpty).Select(duty => duty.Item.Read($"Duties[{duty.Index}]", errors, words))];
        var adding = Adding is { IsEmpty: false } ? Adding.Read(nameof(Adding), errors, words) : null;
        if (!errors.Any && duties is [] && adding is null) errors.Add("Duties[0].StartsAt", words["Field.Duties.required"]);

        return errors.Any ? null : new(duties!, Mode ?? "", string.IsNullOrEmpty(MunicipalityCode) ? null : MunicipalityCode, dayBreak, contracted, adding, At: null);
    }
}
