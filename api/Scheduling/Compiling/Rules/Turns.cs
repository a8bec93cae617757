using MutualAid.Rules;
using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary>What may follow what, as the duty book has it, and what a quick turn costs (<see cref="NoQuickTurns"/>) and a shift at tired hours (<see cref="FewTiredHours"/>), after another or after none.</summary>
/// <remarks>A late end is remembered over one free day.</remarks>
sealed class Turns : RosterRule
{
    static readonly long Good = NoQuickTurns.Good.BclCompatibleTicks;

    readonly PersonDays days;
    readonly int most;
    readonly int weight;

    // By day and choice, after nothing that is remembered.
    readonly long[][] alone;

    // By day, choice before and choice; of the choice two days before where the day between is free.
    readonly long[][][] costs;
    readonly long[]?[][] late;

    /// <param name="weight">Of a minute of wear.</param>
    public Turns(PersonDays days, int weight)
    {
        (this.days, this.weight, most) = (days, weight, days.MostInADay);
        alone = [.. days.Days.Select(day => Array.ConvertAll(day, choice => Tired(null, choice)))];
        costs = [.. days.Days.Select((_, day) => day < 1 ? [] : Array.ConvertAll(days.Days[day - 1], before => Turn(before, day)))];
        late = [.. days.Days.Select((_, day) => day < 2 ? [] : Array.ConvertAll(days.Days[day - 2], before => IsFelt(before, day) ? Turn(before, day) : null))];
    }

    public override int States => 1 + 2 * most;

    public override int After(int state, int day, int kind, ref long cost)
    {
        var isFree = days.Days[day][kind].All.Length == 0;
        if (state == 0) return isFree ? 0 : Go(alone[day][kind], kind, ref cost);
        if (state > most) return isFree ? 0 : Go(late[day][state - 1 - most]?[kind] ?? alone[day][kind], kind, ref cost);
        if (isFree) return day + 1 < late.Length && late[day + 1][state - 1] is not null ? state + most : 0;
        return Go(costs[day][state - 1][kind], kind, ref cost);
    }

    static int Go(long turn, int kind, ref long cost)
    {
        if (turn == Forbidden) return Forbidden;
        cost += turn;
        return 1 + kind;
    }

    /// <summary>What each choice of the day costs after an earlier one, with nothing in between.</summary>
    long[] Turn(DayChoice before, int day)
    {
        if (before.All.Length == 0) return alone[day];

        days.PutIn(before.Taken);
        var turns = Array.ConvertAll(days.Days[day], next =>
        {
            var count = days.PutIn(next.Taken);
            days.TakeOut(next.Taken.AsSpan(0, count));
            return count < next.Taken.Length ? Forbidden : next.All.Length == 0 ? 0 : weight * NoQuickTurns.MissingMinutes(next.Start - before.End) + Tired(before, next);
        });
        days.TakeOut(before.Taken);
        return turns;
    }

    /// <summary>Whether it makes a difference on the day that the choice was made on an earlier one.</summary>
    bool IsFelt(DayChoice before, int day) =>
        before.All.Length > 0 && Array.Exists(days.Days[day], next => next.All.Length > 0 && (next.Start < before.End + Good || Tired(before, next) != Tired(null, next)));

    /// <summary>Of the choice's first shift: what comes after that on the day is the choice's own.</summary>
    long Tired(DayChoice? before, DayChoice next) => next.All.Length == 0 ? 0 : weight * FewTiredHours.Wear(before is null ? null : ClockOf(before.All[^1]), ClockOf(next.All[0]));

    ClockShift ClockOf(int shift) => days.Board.Shifts[shift].Clock;
}
