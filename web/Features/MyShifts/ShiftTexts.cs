using Microsoft.Extensions.Localization;
using MutualAid.Contracts.MyShifts;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.MyShifts;

/// <summary>Times and places in the words of someone who is to be there.</summary>
static class ShiftTexts
{
    /// <summary><c>i dag</c>, <c>i morgon</c>, <c>om 5 dagar</c>, counted in calendar days.</summary>
    public static string When(this IStringLocalizer words, DateTimeOffset start, DateTimeOffset now) =>
        (Dates.DayOf(start).DayNumber - Dates.DayOf(now).DayNumber) switch
        {
            <= 0 => words["Today"],
            1 => words["Tomorrow"],
            var days => words["InDays", days],
        };

    /// <summary>Where to be: the site, or that the work is done from anywhere.</summary>
    public static string Where(this IStringLocalizer words, MyShiftDto shift) =>
        shift.Place == "remote" ? words["Remote", shift.MunicipalityName]
        : shift.Site.Contains(shift.MunicipalityName, StringComparison.OrdinalIgnoreCase) ? shift.Site
        : $"{shift.Site}, {shift.MunicipalityName}";

    /// <summary><c>Samira (Boden) och Tomas (Luleå)</c></summary>
    public static string With(this IStringLocalizer words, IReadOnlyList<ColleagueDto> colleagues)
    {
        var names = colleagues.Select(colleague => $"{colleague.FirstName} ({colleague.MunicipalityName})").ToArray();
        return names is [.. var most, var last] && most.Length > 0 ? $"{string.Join(", ", most)} {words["And"]} {last}" : string.Concat(names);
    }

    /// <summary>How long it really is, when the clock is changed on the way; nothing otherwise.</summary>
    public static string? ClockChange(this IStringLocalizer words, MyShiftDto shift)
    {
        var change = Dates.Local(shift.StartsAt).Offset - Dates.Local(shift.EndsAt).Offset;
        return change == TimeSpan.Zero ? null : words[change > TimeSpan.Zero ? "ClockGoesBack" : "ClockGoesForward", Dates.Length(shift.EndsAt - shift.StartsAt)].Value;
    }
}
