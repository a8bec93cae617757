using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Between two shifts there is time to travel, eat and sleep: sixteen hours, not just the eleven of the law.</summary>
/// <remarks>Each minute that is missing is a minute of wear. Shifts that touch are one stretch and no turn.</remarks>
public sealed class NoQuickTurns : IConstraint
{
    public static readonly Duration Good = Duration.FromHours(16);

    static readonly long good = Good.BclCompatibleTicks;

    public static string Name => "no-quick-turns";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        from turn in person.Shifts.Zip(person.Shifts.Skip(1))
        let rest = turn.Second.Start - turn.First.End
        where rest > Duration.Zero && rest < Good
        select new Match(Name, new() { Wear = (long)Math.Ceiling((Good - rest).TotalMinutes) }, person.Person.Id, turn.Second.Id, new Fact.QuickTurn(rest, Good));

    /// <summary>What a rest lacks of a good one; nothing where the shifts touch.</summary>
    /// <param name="rest">In ticks of 100 ns.</param>
    internal static long MissingMinutes(long rest) => rest <= 0 || rest >= good ? 0 : (good - rest + NodaConstants.TicksPerMinute - 1) / NodaConstants.TicksPerMinute;
}
