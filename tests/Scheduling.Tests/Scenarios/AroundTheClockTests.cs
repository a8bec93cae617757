using MutualAid.Scheduling.Planning;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Scenarios;

/// <summary>Problems for which a full lawful schedule is known to exist.</summary>
public sealed class AroundTheClockTests
{
    static readonly string[] Skills = ["ad", "network", "backup", "desk"];

    /// <remarks>
    /// For each seat, five people are enough at 8:15 a shift: one has five days, one five evenings, one five nights, and two
    /// share what is left. They are at work 84 percent of what the cap allows.
    /// </remarks>
    [Theory]
    [InlineData(PatternKind.ThreeEight, 15, 5)]
    [InlineData(PatternKind.TwoTwelve, 0, 4)]
    public void Every_seat_is_filled_when_that_is_known_to_be_possible(PatternKind pattern, int overlap, int peopleForASeat)
    {
        const int Seats = 3;
        var first = new LocalDate(2026, 3, 16);
        var intervals = new ShiftPattern(pattern, new(7, 0), overlap).Between(first, first.PlusDays(13), Stockholm).ToArray();

        var shifts = Skills.SelectMany((skill, need) => intervals.Select((interval, index) =>
            new Shift(new(Id(1, 1000 * need + index)), new(Id(3, need)), Incident, interval.Start, interval.End, skill, 2, Seats, 1, false, Site)));

        var people = Skills.SelectMany((skill, need) => Enumerable.Range(0, Seats * peopleForASeat).Select(number =>
            APerson(100 * need + number + 1) with { Skills = new Dictionary<string, int> { [skill] = 2 } }));

        var best = Solver.Improve(AProblem(people, shifts), new(1, 150_000), TestContext.Current.CancellationToken).Last();

        Assert.Equal(best.Seats, best.SeatsFilled);
    }
}
