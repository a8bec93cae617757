using NodaTime;

namespace MutualAid.Rules;

/// <summary>The risk of tiredness in a schedule.</summary>
/// <param name="Worked">All aid in the schedule, every person's time added up.</param>
/// <param name="AtRisk">How much of it is worked at <see cref="Sleepiness.Tired"/> or worse.</param>
/// <param name="Hours">In order of the clock; only hours of the day in which enough persons work.</param>
public sealed record TirednessRisk(Duration Worked, Duration AtRisk, IReadOnlyList<TiredHour> Hours);

/// <param name="Hour">On the wall: 3 is from 03:00 to 04:00, on every day of the schedule.</param>
/// <param name="Kss">The average of those at work, to a hundredth.</param>
public readonly record struct TiredHour(int Hour, double Kss);

/// <summary>An estimate of how tired people will be at work, for planning: which schedule is kinder, and when of the day to take care.</summary>
/// <remarks>
/// The <see cref="ThreeProcessModel"/> over the sleep that the duties leave room for, see <see cref="Sleeper"/>. It grades nobody: all persons go in
/// together, only sums come out, and where fewer than <see cref="FewestPersons"/> are behind a figure it is not told.
/// The model knows how long somebody has been awake and what the body's clock says, and no more. It finds the first of several nights the
/// worst, since it follows a day awake, and not what many nights wear down: <see cref="NightsInARow"/> stands for that.
/// All of a person's duties decide the sleep; aid alone is counted. One moment stands for each half hour worked: its middle.
/// </remarks>
public static class Sleepiness
{
    /// <summary>Sleepy, but no effort to stay awake: from here on the risk of a mistake rises.</summary>
    public const double Tired = 7;

    /// <summary>With fewer, a figure would be about somebody.</summary>
    public const int FewestPersons = 5;

    static readonly Duration Step = Duration.FromMinutes(30);

    /// <param name="persons">Everybody in the schedule, each with all duties from a week before the period.</param>
    /// <param name="period">The days of the schedule.</param>
    /// <returns>Null when fewer than five work.</returns>
    public static TirednessRisk? Of(IEnumerable<DutySet> persons, Interval period)
    {
        var (people, worked, atRisk) = (0, Duration.Zero, Duration.Zero);
        var hours = new HourSum[24];

        foreach (var duties in persons)
        {
            var (before, seen) = (worked, new bool[hours.Length]);

            foreach (var (at, length, kss) in Samples(duties, period))
            {
                worked += length;
                if (kss >= Tired)
                    atRisk += length;

                var hour = (int)Sleeper.TimeOfDay(at, duties.Zone);
                hours[hour].Add(kss, length, isNew: !seen[hour]);
                seen[hour] = true;
            }

            if (worked > before)
                people++;
        }

        return people < FewestPersons
            ? null
            : new(worked, atRisk, [.. hours.Select((sum, hour) => (sum, hour)).Where(each => each.sum.People >= FewestPersons).Select(each => new TiredHour(each.hour, each.sum.Average))]);
    }

    internal static IEnumerable<(Instant At, Duration Length, double Kss)> Samples(DutySet duties, Interval period)
    {
        Interval[] aid = [.. DutySet.Pieces(duties.Work.Where(duty => duty.Employer == Employer.Host && duty.Start < period.End && duty.End > period.Start))];
        if (aid.Length == 0)
            yield break;

        var sleeper = new Sleeper(duties, period);

        foreach (var piece in aid)
        {
            var end = Instant.Min(piece.End, period.End);

            for (var from = Instant.Max(piece.Start, period.Start); from < end; from += Step)
            {
                var length = Duration.Min(Step, end - from);
                var at = from + length / 2;
                yield return (at, length, sleeper.KssAt(at)!.Value);
            }
        }
    }

    /// <summary>Whole numbers, so that the order of persons cannot show in the last decimal.</summary>
    struct HourSum
    {
        long milliseconds, weighted;

        public int People { get; private set; }

        public readonly double Average => Math.Round(weighted / (1000.0 * milliseconds), 2);

        public void Add(double kss, Duration length, bool isNew)
        {
            var weight = (long)Math.Ceiling(length.TotalMilliseconds);
            milliseconds += weight;
            weighted += weight * (long)Math.Round(1000 * kss);
            People += isNew ? 1 : 0;
        }
    }
}
