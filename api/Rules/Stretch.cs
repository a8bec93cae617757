using NodaTime;

namespace MutualAid.Rules;

/// <summary>Duties in order of start, followed by one another with no rest of a certain length between.</summary>
sealed class Stretch
{
    readonly IReadOnlyList<Duty> all;
    readonly int first;
    int count;
    Duty[]? duties;

    Stretch(IReadOnlyList<Duty> all, int first)
    {
        (this.all, this.first) = (all, first);
        Add(all[first]);
    }

    public Instant Start => all[first].Start;

    public Instant End { get; private set; } = Instant.MinValue;

    public IReadOnlyList<Duty> Duties => duties ??= [.. all.Skip(first).Take(count)];

    /// <summary>The times off in it that were too short to end it.</summary>
    public IEnumerable<Interval> Gaps
    {
        get
        {
            var end = Duties[0].End;

            foreach (var duty in Duties)
            {
                if (duty.Start > end)
                    yield return new(end, duty.Start);

                end = Instant.Max(end, duty.End);
            }
        }
    }

    public Interval Interval => new(Start, End);

    /// <summary>The start of the last duty.</summary>
    public Instant At => all[first + count - 1].Start;

    public Duration Worked => DutySet.Pieces(Duties).Aggregate(Duration.Zero, (sum, piece) => sum + piece.Duration);

    void Add(Duty duty)
    {
        count++;
        End = Instant.Max(End, duty.End);
    }

    /// <summary>Cuts the duties wherever <paramref name="isRest"/> says that the gap between one end and the next start is a rest.</summary>
    /// <param name="duties">In order of start.</param>
    public static List<Stretch> Of(IReadOnlyList<Duty> duties, Func<Interval, bool> isRest)
    {
        List<Stretch> stretches = [];

        for (var i = 0; i < duties.Count; i++)
        {
            if (stretches.Count > 0 && stretches[^1] is var last && (duties[i].Start <= last.End || !isRest(new(last.End, duties[i].Start))))
                last.Add(duties[i]);
            else
                stretches.Add(new(duties, i));
        }

        return stretches;
    }
}
