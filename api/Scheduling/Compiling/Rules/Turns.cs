using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary>What may follow what, as the duty book has it, and what a quick turn costs (<see cref="NoQuickTurns"/>).</summary>
/// <remarks>A late end is remembered over one free day.</remarks>
sealed class Turns : RosterRule
{
    static readonly long Good = NoQuickTurns.Good.BclCompatibleTicks;

    readonly PersonDays days;
    readonly int most;
    readonly int weight;

    // By day, choice before and choice; of the choice two days before where the day between is free.
    readonly long[][,] costs;
    readonly long[]?[][] late;

    /// <param name="weight">Of a minute that a rest lacks.</param>
    public Turns(PersonDays days, int weight)
    {
        (this.days, this.weight, most) = (days, weight, days.MostInADay);
        costs = new long[days.Days.Length][,];
        late = new long[]?[days.Days.Length][];

        for (var day = 0; day < costs.Length; day++)
        {
            costs[day] = new long[most, most];
            late[day] = new long[]?[most];
            if (day > 0)
                for (var before = 0; before < days.Days[day - 1].Length; before++)
                    Fill(days.Days[day - 1][before], day, (choice, cost) => costs[day][before, choice] = cost);

            if (day > 1)
                for (var before = 0; before < days.Days[day - 2].Length; before++)
                    if (days.Days[day - 2][before] is var earlier && earlier.All.Length > 0 && earlier.End + Good > days.Days[day].Min(choice => choice.All.Length == 0 ? long.MaxValue : choice.Start))
                        Fill(earlier, day, (choice, cost) => (late[day][before] ??= new long[most])[choice] = cost);
        }
    }

    public override int States => 1 + 2 * most;

    public override int After(int state, int day, int kind, ref long cost)
    {
        var isFree = days.Days[day][kind].All.Length == 0;
        if (state == 0) return isFree ? 0 : 1 + kind;
        if (state > most) return isFree ? 0 : Go(late[day][state - 1 - most]?[kind] ?? 0, kind, ref cost);
        if (isFree) return day + 1 < late.Length && late[day + 1][state - 1] is not null ? state + most : 0;
        return Go(costs[day][state - 1, kind], kind, ref cost);
    }

    static int Go(long turn, int kind, ref long cost)
    {
        if (turn == Forbidden) return Forbidden;
        cost += turn;
        return 1 + kind;
    }

    void Fill(DayChoice before, int day, Action<int, long> set)
    {
        if (before.All.Length == 0) return;

        days.PutIn(before.Taken);
        for (var choice = 1; choice < days.Days[day].Length; choice++)
        {
            var next = days.Days[day][choice];
            var count = days.PutIn(next.Taken);
            set(choice, count == next.Taken.Length ? weight * NoQuickTurns.MissingMinutes(next.Start - before.End) : Forbidden);
            days.TakeOut(next.Taken.AsSpan(0, count));
        }

        days.TakeOut(before.Taken);
        if (days.Days[day][0].All.Length > 0) set(0, weight * NoQuickTurns.MissingMinutes(days.Days[day][0].Start - before.End));
    }
}
