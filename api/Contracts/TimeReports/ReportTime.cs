using System.ComponentModel.DataAnnotations;

namespace MutualAid.Contracts.TimeReports;

/// <summary>What was worked of a shift. It is stored as it is told, whatever rule about hours it breaks: it has happened.</summary>
/// <param name="Replaces">The number of the report that this one takes the place of; 0 when there is none.</param>
/// <param name="StartsAt">Whole minutes. Absent, with <paramref name="EndsAt"/>, when the person did not work.</param>
/// <param name="Breaks">Meal breaks that were no work, in any order; empty when there was none, null when nobody says.</param>
/// <param name="Kind">ordinary, overtime, emergency_overtime, on_call or travel.</param>
/// <remarks>
/// The same report twice is no error. 409 <c>/problems/outdated</c> with <c>current</c>, a <see cref="ReportedShiftDto"/>;
/// <c>approved</c> when the home municipality has approved; <c>shift-not-started</c>, <c>shift-cancelled</c>, <c>shift-declined</c>.
/// </remarks>
public sealed record ReportTimeRequest(
    [property: Range(0, int.MaxValue)] int Replaces,
    bool DidNotWork,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    [property: MaxLength(TimeReportLimits.Breaks)] TimeReportBreakDto[]? Breaks,
    [property: AllowedValues("ordinary", "overtime", "emergency_overtime", "on_call", "travel")] string Kind,
    [property: MaxLength(TimeReportLimits.NoteLength)] string Note);

public sealed record TimeReportBreakDto(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

public static class TimeReportLimits
{
    public const int Breaks = 20;

    public const int NoteLength = 1000;

    public const int ReasonLength = 500;
}
