using NodaTime;

namespace MutualAid.Rules;

/// <summary>When somebody with these duties may be thought to sleep, and how sleepy the model makes them in between.</summary>
/// <remarks>
/// Nobody's sleep is known, and nobody is asked. It is assumed: from 23:00 to 07:00 on the wall, and after work that ends between 00:00 and 12:00, from an
/// hour after it, what the night before did not give of seven hours. Work, with an hour on either side of it, is always
/// awake: on call at the workplace (jour) and meal breaks too. Stand-by and absence are free time. The clock of the body is taken to follow the one on the wall at once.
/// </remarks>
sealed class Sleeper
{
    static readonly LocalTime GoesToBed = new(23, 0);
    static readonly LocalTime GetsUp = new(7, 0);
    static readonly Duration AroundWork = Duration.FromHours(1);
    static readonly Duration LongestByDay = Duration.FromHours(7);

    /// <summary>After so many days it no longer shows how rested somebody was on the first.</summary>
    const int RunInDays = 8;

    readonly DateTimeZone zone;
    readonly List<Instant> wakings = [];
    readonly List<double> pressures = [];
    readonly Interval[] sleeps;

    /// <param name="duties">All that the person does, from a week before the period.</param>
    public Sleeper(DutySet duties, Interval period)
    {
        zone = duties.Zone;
        var (first, last) = (LocalDays.Of(period.Start, zone) - RunInDays, LocalDays.Of(period.End, zone));
        sleeps = [.. Sleeps(duties, first, last)];

        var (since, s) = (LocalDays.At(first, GoesToBed, zone), ThreeProcessModel.AtBedtime);
        Wakes(since, s);

        foreach (var sleep in sleeps)
        {
            s = ThreeProcessModel.Asleep(ThreeProcessModel.Awake(s, (sleep.Start - since).TotalHours), sleep.Duration.TotalHours);
            Wakes(since = sleep.End, s);
        }

        void Wakes(Instant at, double pressure)
        {
            wakings.Add(at);
            pressures.Add(pressure);
        }
    }

    /// <summary>The value of the Karolinska sleepiness scale; null in sleep.</summary>
    /// <param name="at">In the period.</param>
    public double? KssAt(Instant at)
    {
        var found = wakings.BinarySearch(at);
        var last = found >= 0 ? found : ~found - 1;
        if (last < sleeps.Length && sleeps[last].Start <= at)
            return null;

        return ThreeProcessModel.Kss(pressures[last], (at - wakings[last]).TotalHours, TimeOfDay(at, zone));
    }

    /// <summary>Hours since midnight on the wall, without the calendar: it is asked for every half hour of everybody's work.</summary>
    public static double TimeOfDay(Instant at, DateTimeZone zone)
    {
        var ticks = (at.ToUnixTimeTicks() + zone.GetUtcOffset(at).Ticks) % NodaConstants.TicksPerDay;
        return (ticks < 0 ? ticks + NodaConstants.TicksPerDay : ticks) / (double)NodaConstants.TicksPerHour;
    }

    /// <param name="last">Included.</param>
    static IEnumerable<Interval> Sleeps(DutySet duties, int first, int last)
    {
        var zone = duties.Zone;
        var (from, to) = (Night(first).Start, Night(last).End);
        Interval[] awake =
        [
            .. DutySet.Joined(duties.Work
                .Where(duty => duty.End + AroundWork > from && duty.Start - AroundWork < to)
                .Select(duty => new Interval(duty.Start - AroundWork, duty.End + AroundWork))),
        ];
        Interval[] byNight = [.. Without(awake, Enumerable.Range(first, last - first + 1).Select(Night))];

        return Without(awake, DutySet.Joined(byNight.Concat(awake.Select(AfterIt).OfType<Interval>()).Where(sleep => sleep.Start >= from)));

        Interval Night(int day) => new(LocalDays.At(day, GoesToBed, zone), LocalDays.At(day + 1, GetsUp, zone));

        Interval? AfterIt(Interval work)
        {
            var end = (work.End - AroundWork).InZone(zone);
            if (end.TimeOfDay >= LocalTime.Noon)
                return null;

            var night = Night(LocalDays.Of(work.End - AroundWork, zone) - 1);
            var slept = work.Start > night.Start ? DutySet.Sum(byNight, new(night.Start, work.Start)) : Duration.Zero;
            return slept < LongestByDay ? new(work.End, work.End + LongestByDay - slept) : null;
        }
    }

    /// <summary>What is left of some times when others are cut out; both in order, none overlapping its own kind.</summary>
    static IEnumerable<Interval> Without(Interval[] cut, IEnumerable<Interval> times)
    {
        foreach (var time in times)
        {
            var from = time.Start;

            foreach (var each in cut.Where(each => each.End > time.Start && each.Start < time.End))
            {
                if (each.Start > from)
                    yield return new(from, each.Start);

                from = each.End;
            }

            if (from < time.End)
                yield return new(from, time.End);
        }
    }
}
