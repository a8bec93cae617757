using NodaTime;

namespace MutualAid.Rules;

/// <summary>Overtime: at most 48 hours in four weeks or 50 in a calendar month, and 200 in a calendar year; with special reasons 150 more in the year.</summary>
/// <remarks>
/// Arbetstidslagen 7, 8 and 8 a §§. What is overtime follows from the duties: a duty belongs to the week, Monday to Sunday, and the day on which it
/// starts, and what goes beyond the full week of 40 hours, in order of start, is overtime, whichever employer it was for; duties that are called overtime are it whole. Leave laid on the
/// week's working days fills the week before any work does (7 §: it equals ordinary time). Under a decision
/// on emergency overtime what goes beyond the week counts in no cap (9 §), and under the crisis agreement nothing does. Four weeks are any 28 days.
/// </remarks>
public static class Overtime
{
    public static IEnumerable<Breach> Check(RuleContext asked) => CountedDays.Breaches(asked, Of(asked.Duties, asked.Terms));

    /// <summary>How much of each duty of <see cref="DutySet.Work"/> is overtime that counts in the caps.</summary>
    public static Duration[] Of(DutySet duties, HourTerms terms) => Split(duties, terms).Overtime;

    /// <summary>Emergency overtime of the duties that start in a time: what goes beyond the full week under such a decision, and duties that are called so.</summary>
    public static Duration InEmergency(DutySet duties, HourTerms terms, Interval time)
    {
        var beyond = Split(duties, terms).BeyondTheWeek;
        var sum = Duration.Zero;

        for (var i = 0; i < duties.Work.Count; i++)
        {
            var duty = duties.Work[i];
            if (time.Contains(duty.Start) && terms.At(duty.Start).Mode == Mode.Emergency)
                sum += duty.Kind == DutyKind.EmergencyOvertime ? duty.Worked : beyond[i];
        }

        return sum;
    }

    /// <summary>How the week's hours fall: ordinary by contract, then a part-timer's extra time, then overtime.</summary>
    /// <returns>By duty: extra time and overtime that count in the caps, and what is beyond the full week whether it counts or not.</returns>
    internal static (Duration[] Extra, Duration[] Overtime, Duration[] BeyondTheWeek) Split(DutySet duties, HourTerms terms)
    {
        var work = duties.Work;
        var (extra, overtime, beyond) = (new Duration[work.Count], new Duration[work.Count], new Duration[work.Count]);
        var (week, sum) = (int.MinValue, Duration.Zero);

        for (var i = 0; i < work.Count; i++)
        {
            if (LocalDays.Week(duties.Days[i]) is var own && own != week)
                (week, sum) = (own, duties.AbsentIn(own));

            var period = terms.At(work[i].Start);
            var worked = work[i].Worked;

            if (work[i].Kind == DutyKind.Overtime && period.Mode != Mode.CrisisAgreement)
                overtime[i] = worked;

            if (work[i].Kind is not (DutyKind.Ordinary or DutyKind.Travel))
                continue;

            var full = period.Book.FullWeek;
            var contracted = Duration.Min(terms.ContractedWeek ?? full, full);
            var (before, after) = (sum, sum + worked);
            sum = after;

            beyond[i] = After(full, before, after);
            if (period.Mode == Mode.Ordinary)
            {
                overtime[i] = beyond[i];
                extra[i] = After(contracted, before, after) - beyond[i];
            }
        }

        return (extra, overtime, beyond);
    }

    static Duration After(Duration threshold, Duration before, Duration after) => Duration.Max(after - Duration.Max(threshold, before), Duration.Zero);
}
