using System.Runtime.InteropServices;

namespace MutualAid.Scheduling.Rosters;

/// <summary>One person's rosters by their choices, so that a known one is found without being made again.</summary>
sealed class ByChoices : IEqualityComparer<Roster>, IAlternateEqualityComparer<ReadOnlySpan<short>, Roster>
{
    public bool Equals(Roster? one, Roster? other) => one is null ? other is null : other is not null && Equals(one.Choices, other);

    public bool Equals(ReadOnlySpan<short> choices, Roster roster) => choices.SequenceEqual(roster.Choices);

    public int GetHashCode(Roster roster) => GetHashCode(roster.Choices);

    public int GetHashCode(ReadOnlySpan<short> choices)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(choices));
        return hash.ToHashCode();
    }

    /// <summary>Choices alone are no roster.</summary>
    public Roster Create(ReadOnlySpan<short> choices) => throw new NotSupportedException();
}
