using NodaTime;

namespace MutualAid.Rules;

/// <summary>Eleven unbroken hours of rest in every 24.</summary>
/// <remarks>
/// Arbetstidslagen 13 §; AB § 13; directive 2003/88/EC, article 3. Where the employer has fixed when the 24 hours begin
/// (<see cref="Rulebook.DayBreak"/>), each such day with work in it must hold the rest whole: what sticks out of the day does not count.
/// Where nothing is fixed any gap between two duties is either nothing or a rest: a gap longer than zero and shorter than the required rest is a
/// breach. Duties that touch or overlap are one stretch, whose length <see cref="ShiftSpan"/> measures. 13 h of work and 11 h of
/// rest make the 24 hours of the law, wherever they begin. The day when the clocks go forward has 23 hours.
/// </remarks>
public static class DailyRest
{
    public static IEnumerable<Breach> Check(RuleContext asked) =>
        asked.Book.DayBreak is { } dayBreak ? CheckDays(asked, dayBreak) : CheckGaps(asked);

    static IEnumerable<Breach> CheckGaps(RuleContext asked)
    {
        Stretch? before = null;

        foreach (var stretch in asked.Duties.Stretches)
        {
            if (before is not null && stretch.Start - before.End < asked.Rule.LimitTime && asked.Judges(stretch.Start))
                yield return new Breach.RestTooShort(asked, before.Duties.MaxBy(duty => duty.End), stretch.Duties[0], asked.Rule.LimitTime);

            before = stretch;
        }
    }

    static IEnumerable<Breach> CheckDays(RuleContext asked, LocalTime dayBreak)
    {
        var stretches = asked.Duties.Stretches;
        var last = int.MinValue;

        foreach (var stretch in stretches)
        {
            for (var day = Math.Max(last + 1, LocalDays.Of(stretch.Start, asked.Duties.Zone) - 1); ; day++)
            {
                var period = Day(day, dayBreak, asked.Duties.Zone);
                if (period.End <= stretch.Start)
                    continue;

                if (period.Start >= stretch.End)
                    break;

                last = day;
                var duties = new DutyList(asked.Duties.Work.Where(duty => duty.Within(period.Start, period.End) > Duration.Zero));

                if (asked.Judges(duties[^1].Start) && LongestRest(stretches, period) is var had && had < asked.Rule.LimitTime)
                    yield return new Breach.DayWithoutRest(asked, period, had, duties);
            }
        }
    }

    /// <summary>The employer's 24 hours that begin on a calendar day; 23 or 25 when the clocks change.</summary>
    internal static Interval Day(int day, LocalTime dayBreak, DateTimeZone zone) =>
        new(LocalDays.At(day, dayBreak, zone), LocalDays.At(day + 1, dayBreak, zone));

    /// <summary>Whether an employer's day ends in a gap shorter than a day, or at one of its ends.</summary>
    internal static bool HoldsDayBreak(Interval gap, RuleContext asked)
    {
        var (zone, day) = (asked.Duties.Zone, LocalDays.Of(gap.Start, asked.Duties.Zone));
        return Holds(LocalDays.At(day, asked.Book.DayBreak!.Value, zone)) || Holds(LocalDays.At(day + 1, asked.Book.DayBreak.Value, zone));

        bool Holds(Instant dayBreak) => gap.Start <= dayBreak && dayBreak <= gap.End;
    }

    /// <summary>The longest time without work inside a window.</summary>
    internal static Duration LongestRest(IReadOnlyList<Stretch> stretches, Interval window)
    {
        var (longest, free) = (Duration.Zero, window.Start);

        foreach (var stretch in stretches)
        {
            if (stretch.End <= window.Start)
                continue;

            if (stretch.Start >= window.End)
                break;

            longest = Duration.Max(longest, stretch.Start - free);
            free = stretch.End;
        }

        return Duration.Max(longest, window.End - free);
    }
}
