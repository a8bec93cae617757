using System.Collections;
using NodaTime;

namespace MutualAid.Rules;

/// <summary>The breaks of a duty, in order of start, none overlapping another. Two lists with the same breaks are equal.</summary>
public sealed class BreakList : IReadOnlyList<Interval>, IEquatable<BreakList>
{
    public static readonly BreakList None = new([]);

    readonly Interval[] breaks;

    public BreakList(IEnumerable<Interval> breaks)
    {
        this.breaks = [.. breaks.OrderBy(pause => pause.Start)];

        for (var i = 0; i < this.breaks.Length; i++)
            if (this.breaks[i].Duration <= Duration.Zero || (i > 0 && this.breaks[i].Start < this.breaks[i - 1].End))
                throw new ArgumentException("Breaks have a length and do not overlap.", nameof(breaks));

        Total = this.breaks.Aggregate(Duration.Zero, (sum, pause) => sum + pause.Duration);
    }

    public Duration Total { get; }

    public int Count => breaks.Length;

    public Interval this[int index] => breaks[index];

    public IEnumerator<Interval> GetEnumerator() => breaks.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(BreakList? other) => other is not null && breaks.AsSpan().SequenceEqual(other.breaks);

    public override bool Equals(object? obj) => Equals(obj as BreakList);

    public override int GetHashCode() => breaks.Aggregate(breaks.Length, HashCode.Combine);
}
