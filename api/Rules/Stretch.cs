using NodaTime;

namespace MutualAid.Rules;

/// <summary>Duties in order of start, followed by one another with no rest of a certain length between.</summary>
sealed class Stretch(Duty first)
{
    readonly List<Duty> duties = [first];
    readonly List<Interval> gaps = [];

    public Instant Start => duties[0].Start;

    public Instant End { get; private set; } = first.End;

    public IReadOnlyList<Duty> Duties => duties;

    /// <summary>The times off in it that were too short to end it.</summary>
    public IReadOnlyList<Interval> Gaps => gaps;

    public Interval Interval => new(Start, End);

    /// <summary>The start of the last duty.</summary>
    public Instant At => duties[^1].Start;

    public Duration Worked => DutySet.Pieces(duties).Aggregate(Duration.Zero, (sum, piece) => sum + piece.Duration);

    void Add(Duty duty)
    {
        duties.Add(duty);
        if (duty.Start > End)
            gaps.Add(new(End, duty.Start));

        End = Instant.Max(End, duty.End);
    }

    /// <summary>Cuts the duties wherever <paramref name="isRest"/> says that the gap between one end and the next start is a rest.</summary>
    /// <param name="duties">In order of start.</param>
    public static List<Stretch> Of(IReadOnlyList<Duty> duties, Func<Interval, bool> isRest)
    {
        List<Stretch> stretches = [];

        foreach (var duty in duties)
        {
            if (stretches.Count > 0 && stretches[^1] is var last && (duty.Start <= last.End || !isRest(new(last.End, duty.Start))))
                last.Add(duty);
            else
                stretches.Add(new(duty));
        }

        return stretches;
    }
}
