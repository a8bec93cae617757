using NodaTime;

namespace MutualAid.Rules;

/// <summary>The risk of tiredness on a shift, whoever works it: how many half hours of it find people at <see cref="Sleepiness.Tired"/> or worse who come from one shift before it, or from none.</summary>
/// <remarks>
/// <see cref="Sleepiness"/> without the person. Two shifts on the wall decide it and nothing else, so that a search can ask at every step, and there is no one whom the answer is about. A shift that ended a day
/// ago or more is slept away. The clocks never change here: on a night when they do, the body has not followed.
/// </remarks>
public static class TiredHalfHours
{
    const int Day = ClockShift.HalfHoursInADay;

    /// <summary>One more than the answer, or 0 until it is asked for the first time: by start and length, and by the rest before and the length of the shift before that.</summary>
    /// <remarks>A schedule of any size asks for a few dozen. Threads that ask at once find the same.</remarks>
    static readonly byte[] known = new byte[Day * Day * (1 + Day) * Day];

    public static int Of(ClockShift? before, ClockShift shift)
    {
        var (rest, worked) = before is { } other && shift.RestAfter(other) is var hours && hours < Day ? (hours, other.Length) : (Day, 1);
        ref var answer = ref known[((Day * shift.Start + shift.Length - 1) * (1 + Day) + rest) * Day + worked - 1];
        if (answer == 0) answer = (byte)(1 + Count(shift.Start, shift.Length, rest, worked));
        return answer - 1;
    }

    static int Count(int start, int length, int rest, int worked)
    {
        Duty shift = new(At(start), At(start + length));
        Duty[] duties = rest < Day ? [new(At(start - rest - worked), At(start - rest)), shift] : [shift];
        return Sleepiness.Samples(new(duties, DateTimeZone.Utc), shift.Interval).Count(moment => moment.Kss >= Sleepiness.Tired);
    }

    static Instant At(int halfHours) => NodaConstants.UnixEpoch + halfHours * Duration.FromMinutes(30);
}
