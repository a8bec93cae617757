using NodaTime;

namespace MutualAid.Rules;

/// <summary>Jour at the workplace: at most 48 hours in four weeks, or 50 in a calendar month.</summary>
/// <remarks>Arbetstidslagen 6 §. A duty belongs to the day on which it starts; four weeks are any 28 days.</remarks>
public static class OnCallHours
{
    public static IEnumerable<Breach> Check(RuleContext asked) => CountedDays.Breaches(asked, Of(asked.Duties));

    internal static Duration[] Of(DutySet duties) => [.. duties.Work.Select(duty => duty.Kind == DutyKind.OnCall ? duty.Worked : Duration.Zero)];
}
