using NodaTime;

namespace MutualAid.Rules;

/// <summary>At most two hours of work and travel to each hour of rest, in every day.</summary>
/// <remarks>
/// NWCG work/rest guideline: the start of the 24 hours stays the same, so it is the employer's day, or the calendar's where none is fixed. Of 24 hours 16
/// may be work; of the 23 of the day when the clocks go forward 15 h 20 min.
/// </remarks>
public static class WorkToRest
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var (zone, work) = (asked.Duties.Zone, asked.Duties.Work);
        var (seen, first) = (int.MinValue, 0);

        foreach (var duty in work)
        {
            for (var day = Math.Max(seen + 1, LocalDays.Of(duty.Start, zone) - 1); ; day++)
            {
                var period = DailyRest.Day(day, asked.Book.DayBreak ?? LocalTime.Midnight, zone);
                if (period.End <= duty.Start)
                    continue;

                if (period.Start >= duty.End)
                    break;

                seen = day;
                var had = DutySet.Sum(asked.Duties.Worked, period, ref first);
                var allowed = period.Duration * asked.Rule.Limit / (asked.Rule.Limit + 1);
                if (had <= allowed)
                    continue;

                var duties = new DutyList(work.Where(each => each.Within(period.Start, period.End) > Duration.Zero));
                if (asked.Judges(duties[^1].Start))
                    yield return new Breach.TooMuch(asked, duties[^1].Start, period, had, allowed, duties);
            }
        }
    }
}
