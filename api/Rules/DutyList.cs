using System.Collections;

namespace MutualAid.Rules;

/// <summary>The duties behind a breach, in order of start. Two lists with the same duties are equal.</summary>
public sealed class DutyList(IEnumerable<Duty> duties) : IReadOnlyList<Duty>, IEquatable<DutyList>
{
    readonly Duty[] duties = [.. duties];

    public int Count => duties.Length;

    public Duty this[int index] => duties[index];

    public IEnumerator<Duty> GetEnumerator() => duties.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(DutyList? other) => other is not null && duties.AsSpan().SequenceEqual(other.duties);

    public override bool Equals(object? obj) => Equals(obj as DutyList);

    public override int GetHashCode() => duties.Aggregate(duties.Length, HashCode.Combine);

    public override string ToString() => $"[{string.Join(", ", duties.Select(duty => $"{duty.Start}/{duty.End}"))}]";
}
