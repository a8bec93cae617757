using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Planning;

/// <summary>The seats of one kind in a week.</summary>
/// <param name="AskedMinutes">Of all its seats together.</param>
/// <param name="AtMostMinutes">What people could work on them if they worked on nothing else.</param>
/// <param name="People">Those who could work on them at all.</param>
public sealed record SeatWeek(SeatKind Kind, long AskedMinutes, long AtMostMinutes, int People);

/// <summary>Seats for which a week has too few hours.</summary>
/// <param name="Kinds">One kind, or several that want the same people: then each alone might be filled, but not all of them.</param>
/// <param name="AtMostMinutes">What people could work on all of them together; less than <paramref name="AskedMinutes"/>.</param>
public sealed record Shortfall(IReadOnlyList<SeatKind> Kinds, long AskedMinutes, long AtMostMinutes, int People);

/// <summary>A week, Monday to Sunday, in which something is asked for.</summary>
/// <param name="AtMostMinutes">What of everything asked for can be filled at most, when nobody's hours are counted twice.</param>
/// <param name="Shortfalls">No kind of seat is in two of them.</param>
public sealed record CapacityWeek(LocalDate Monday, long AtMostMinutes, IReadOnlyList<SeatWeek> Seats, IReadOnlyList<Shortfall> Shortfalls);

/// <summary>How many hours people may work on each kind of seat in each week, before any schedule is made.</summary>
/// <remarks>
/// <para>
/// An upper bound: no lawful schedule has more, and most have less. It knows what everyone can, when and where, and the two caps on seven
/// days: that of the person's terms and that of the lender. It does not know of rest, of overtime and averages, or that shifts are taken
/// whole. What is fixed is held to the caps like everything else, and exceptions by decision are not foreseen.
/// </para>
/// <para>
/// A minute belongs to the week in which it is worked, so a shift over the night to Monday is divided. Counted whole in the week in which it
/// starts it would reach out of the seven days that are capped, and the bound would have to give everybody most of a shift more.
/// </para>
/// </remarks>
/// <param name="Weeks">In order; weeks without shifts are left out.</param>
public sealed record Capacity(IReadOnlyList<CapacityWeek> Weeks)
{
    public static Capacity Of(Problem problem)
    {
        var people = problem.People.Select(person => (person, new HoursLeft(person, problem.Zone))).ToArray();

        return new([.. ShiftWeek.Of(problem.Shifts, problem.Zone).Select(week => Of(week, people, Standing.In(problem)))]);
    }

    static CapacityWeek Of(ShiftWeek week, IReadOnlyList<(Person Person, HoursLeft Hours)> people, Standing standing)
    {
        var kinds = week.Shifts.GroupBy(SeatKind.Of).ToArray();
        var flow = WeekFlow.Of([.. kinds.Select(week.AskedMinutes)], [.. people.Select(each => Supply(each.Person, ShiftWeek.Minutes(each.Hours.In(week))))]);

        return new(
            week.Monday,
            flow.Filled.Sum(),
            [.. kinds.Select((kind, index) => new SeatWeek(kind.Key, flow.Asked[index], flow.AtMost(index), flow.PeopleOn(index)))],
            [.. flow.ShortTogether().Select(few => new Shortfall([.. few.Select(index => kinds[index].Key)], few.Sum(index => flow.Asked[index]), few.Sum(index => flow.Filled[index]), flow.PeopleOn(few)))]);

        Supply Supply(Person person, long left)
        {
            var theirs = kinds.Select(kind => kind.Where(shift => standing.None(person, shift)).ToArray()).ToArray();

            return new(Math.Min(left, week.MinutesOfOne(theirs.SelectMany(shifts => shifts))), [.. theirs.Select(week.MinutesOfOne)]);
        }
    }
}
