using NodaTime;

namespace MutualAid.Rules;

/// <summary>Whose work a duty is.</summary>
public enum DutyKind
{
    /// <summary>Ordinary work for the own employer.</summary>
    Home,

    /// <summary>A shift for a stricken municipality, in any incident.</summary>
    Aid,

    /// <summary>A journey that counts as work.</summary>
    Travel,
}

/// <summary>A stretch of work, from the minute a person starts until the minute they are free.</summary>
/// <remarks>
/// Ends are exclusive, so a duty that ends at 07:00 and one that starts at 07:00 touch and do not overlap.
/// A duty has a length: an end at or before the start is refused.
/// </remarks>
/// <param name="Place">The municipality code of where the work is done; null when it can be done from anywhere.</param>
public readonly record struct Duty(Instant Start, Instant End, DutyKind Kind = DutyKind.Aid, string? Place = null)
{
    public Instant End { get; } =
        End > Start ? End : throw new ArgumentException($"A duty ends after it starts; this one starts {Start} and ends {End}.", nameof(End));

    public Duration Length => End - Start;

    public Interval Interval => new(Start, End);

    public bool Overlaps(Duty other) => Start < other.End && other.Start < End;

    /// <summary>How much of this duty falls inside the window; zero when none does.</summary>
    public Duration Within(Instant from, Instant to)
    {
        var overlap = Instant.Min(End, to) - Instant.Max(Start, from);
        return overlap > Duration.Zero ? overlap : Duration.Zero;
    }
}
