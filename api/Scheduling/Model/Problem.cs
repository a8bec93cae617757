using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>What is to be scheduled: the shifts, the people, and what is settled already.</summary>
public sealed record Problem
{
    public required IReadOnlyList<Person> People { get; init; }

    public required IReadOnlyList<Shift> Shifts { get; init; }

    /// <summary>Kept in every schedule, lawful or not. What is wrong with them: <see cref="Explain.Contradictions"/>.</summary>
    public IReadOnlyList<Assignment> Fixed { get; init; } = [];

    /// <summary>Never made, such as what a person has said no to.</summary>
    public IReadOnlyList<Assignment> Forbidden { get; init; } = [];

    /// <summary>What is published now. The schedule disturbs as few of its people as it can.</summary>
    public IReadOnlyList<Assignment> Previous { get; init; } = [];

    /// <summary>Where the search starts, when a run is resumed; empty starts from <see cref="Previous"/>. What is not lawful in it is left out.</summary>
    public IReadOnlyList<Assignment> Start { get; init; } = [];

    /// <summary>By the code of a lender. Lenders that are not here are not compared with others.</summary>
    public IReadOnlyDictionary<string, int> Inhabitants { get; init; } = new Dictionary<string, int>();

    /// <summary>Days that are off like Saturdays and Sundays, whatever weekday they are.</summary>
    public IReadOnlySet<LocalDate> Holidays { get; init; } = new HashSet<LocalDate>();

    /// <summary>Where weekdays, nights and calendar days are counted.</summary>
    public required DateTimeZone Zone { get; init; }
}
