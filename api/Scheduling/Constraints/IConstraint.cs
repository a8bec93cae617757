using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Finds every place where a schedule breaks or bends one rule. One constraint, one file, one test class.</summary>
public interface IConstraint
{
    /// <summary>Stable; the same in explanations, logs and language files.</summary>
    static abstract string Name { get; }

    static abstract IEnumerable<Match> Find(ScheduleView schedule);
}

/// <summary>One place where a constraint spoke, what it cost, and the facts behind it.</summary>
public sealed record Match(string Constraint, Score Cost, PersonId? Person, ShiftId? Shift, Fact Fact);

/// <summary>What a constraint found. A closed set.</summary>
public abstract record Fact
{
    Fact() { }

    /// <summary>The person should not be on the shift at all.</summary>
    public sealed record Unfit(Obstacle Obstacle) : Fact;

    public sealed record Unlawful(Breach Breach) : Fact;

    public sealed record PastCeiling(Interval Window, Duration Had, Duration Allowed) : Fact;

    public sealed record TooManyPeople(int People, int Seats) : Fact;

    /// <param name="Seats">Up to the minimum, or all that are wanted.</param>
    public sealed record EmptySeats(int Empty, int Seats) : Fact;

    /// <summary>None of the people on the shift has the level to guide the others.</summary>
    public sealed record NobodyGuides(int People) : Fact;

    public sealed record OneLender(string Lender, int People) : Fact;

    /// <summary>People are on the shift for so long with no liaison on duty.</summary>
    public sealed record NoLiaison(long Minutes) : Fact;

    public sealed record Changed(int Added, int Removed) : Fact;

    /// <summary>More nights in a row than good practice has.</summary>
    public sealed record LongNightRun(int Nights, int Good) : Fact;

    public sealed record NightCount(int Nights) : Fact;

    /// <summary>Saturdays, Sundays and holidays with work.</summary>
    public sealed record WeekendDays(int Days) : Fact;

    public sealed record QuickTurn(Duration Rest, Duration Good) : Fact;

    /// <summary>Some of the shift is worked when people are tired. How much of it would be about somebody, so it is not said.</summary>
    public sealed record TiredHours : Fact;

    /// <summary>Work in this schedule, and what the person could work at most while offered.</summary>
    public sealed record Load(int Minutes, int Capacity) : Fact;

    /// <summary>Minutes of a lender's people in this schedule, and its fair share of all.</summary>
    public sealed record LenderLoad(string Lender, long Minutes, long Share) : Fact;

    public sealed record UnwantedNight : Fact;

    public sealed record TaskChanges(int Count) : Fact;

    /// <summary>Journeys to the site and back.</summary>
    public sealed record Journeys(int Count, int MinutesEachWay) : Fact;
}
