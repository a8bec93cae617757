using System.Globalization;
using MutualAid.Contracts.MyShifts;

namespace MutualAid.Web.Features.MyShifts;

/// <summary>
/// What an answer button posts: which shift, which answer, and the version that the person saw. All buttons stand in one form, so that
/// a second click, or one from an old page, is understood whatever the page shows by then.
/// </summary>
public sealed record ShiftAnswer(Guid AssignmentId, string Answer, int Version)
{
    public static string Yes(MyShiftDto shift) => new ShiftAnswer(shift.AssignmentId, "yes", shift.Version).ToString();

    public static string No(MyShiftDto shift) => new ShiftAnswer(shift.AssignmentId, "no", shift.Version).ToString();

    public static ShiftAnswer? Parse(string? value) =>
        value?.Split('_') is [var id, ("yes" or "no") and var answer, var version]
        && Guid.TryParse(id, out var assignment)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(assignment, answer, number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AssignmentId}_{Answer}_{Version}");
}
