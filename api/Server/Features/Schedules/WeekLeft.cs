using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The seven days around a time that hold most work, and what law, agreement and the lender's ceiling leave of them: the least of the three.</summary>
readonly record struct WeekLeft(int Had, int Cap, int Left)
{
    /// <param name="ceiling">Minutes of aid in seven days; null when there is no offer that says it.</param>
    public WeekLeft(IReadOnlyCollection<Duty> duties, HourTerms terms, Interval around, int? ceiling) : this(0, 0, 0)
    {
        var cap = terms.At(around.Start).Book[Presets.SevenDays].Limit;
        var had = Fullest(duties);
        var left = cap - had;
        if (ceiling is { } most) left = Math.Min(left, most - Fullest(duties.Where(duty => duty.Employer == Employer.Host)));
        (Had, Cap, Left) = (had, cap, Math.Max(0, left));

        int Fullest(IEnumerable<Duty> some) => (int)Math.Ceiling(TotalHours.Fullest(new DutySet(some, Stockholm.Zone), around, HourRules.Week).Had.TotalMinutes);
    }
}
