using NodaTime;

namespace MutualAid.Rules;

/// <summary>For whom a duty is done. The law counts both together.</summary>
public enum Employer
{
    /// <summary>The own employer.</summary>
    Home,

    /// <summary>A stricken municipality, in any incident.</summary>
    Host,
}

/// <summary>What sort of time a duty is.</summary>
public enum DutyKind
{
    /// <summary>Work that nobody has called anything else. What goes beyond a full week is overtime by itself, see <see cref="Overtime"/>.</summary>
    Ordinary,

    /// <summary>Overtime by decision, whatever the week holds. Arbetstidslagen 7 and 8 §§.</summary>
    Overtime,

    /// <summary>Overtime under a decision on emergency (nödfallsövertid). Arbetstidslagen 9 §: it counts as work and in no cap on overtime.</summary>
    EmergencyOvertime,

    /// <summary>Jour: waiting at the workplace. Work in every respect, with a cap of its own. Arbetstidslagen 6 §.</summary>
    OnCall,

    /// <summary>Beredskap: waiting at home. Not work, but no weekly rest either. Arbetstidslagen 14 §.</summary>
    StandBy,

    /// <summary>A journey for the employer. Of this product: counted as work, since nobody rests at the wheel.</summary>
    Travel,

    /// <summary>Leave or sickness on a working day: rest, but counted as worked in averages. Arbetstidslagen 10 b and 13 a §§; directive 2003/88/EC, article 16.</summary>
    Absence,
}

/// <summary>A stretch of work, or of something like it, from the minute a person starts until the minute they are free.</summary>
/// <remarks>
/// Ends are exclusive, so a duty that ends at 07:00 and one that starts at 07:00 touch and do not overlap.
/// A duty has a length: an end at or before the start is refused, and so are breaks that stick out of it.
/// </remarks>
/// <param name="Place">The municipality code of where the work is done; null when it can be done from anywhere.</param>
/// <param name="Breaks">Meal breaks that were no work (rast, arbetstidslagen 15 §); null when nobody has said, as in a plan: then all of it is counted.</param>
public readonly record struct Duty(
    Instant Start, Instant End, Employer Employer = Employer.Host, string? Place = null, DutyKind Kind = DutyKind.Ordinary, BreakList? Breaks = null)
{
    public Instant End { get; } =
        End > Start ? End : throw new ArgumentException($"A duty ends after it starts; this one starts {Start} and ends {End}.", nameof(End));

    public BreakList? Breaks { get; } =
        Breaks is null || (Breaks.Count == 0 || (Breaks[0].Start >= Start && Breaks[^1].End <= End))
            ? Breaks
            : throw new ArgumentException("A break lies within its duty.", nameof(Breaks));

    public Duration Length => End - Start;

    /// <summary>The length without the breaks.</summary>
    public Duration Worked => Breaks is null ? Length : Length - Breaks.Total;

    /// <summary>Whether it is time at work: rest is broken by it, and hours are counted.</summary>
    public bool IsWork => Kind is not (DutyKind.StandBy or DutyKind.Absence);

    public Interval Interval => new(Start, End);

    public bool Overlaps(Duty other) => Start < other.End && other.Start < End;

    /// <summary>How much of this duty falls inside the window, breaks included; zero when none does.</summary>
    public Duration Within(Instant from, Instant to)
    {
        var overlap = Instant.Min(End, to) - Instant.Max(Start, from);
        return overlap > Duration.Zero ? overlap : Duration.Zero;
    }

    /// <summary>The pieces of it that were worked, in order.</summary>
    public IEnumerable<Interval> Pieces()
    {
        var from = Start;

        foreach (var pause in Breaks ?? BreakList.None)
        {
            if (pause.Start > from)
                yield return new(from, pause.Start);

            from = pause.End;
        }

        if (from < End)
            yield return new(from, End);
    }
}
