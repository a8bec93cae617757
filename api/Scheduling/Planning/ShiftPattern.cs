using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Scheduling.Planning;

/// <summary>How a day is cut into shifts.</summary>
public enum PatternKind
{
    /// <summary>Two shifts of twelve hours, around the clock.</summary>
    TwoTwelve,

    /// <summary>Three shifts of eight hours, around the clock.</summary>
    ThreeEight,

    /// <summary>One shift of eight hours a day.</summary>
    Day,
}

/// <summary>The rhythm of a need: which shifts each day has, by the clock on the wall.</summary>
/// <param name="FirstShiftAt">When the first shift of the day starts.</param>
/// <param name="OverlapMinutes">How much longer each shift stays to hand over; 0 to 60.</param>
public sealed record ShiftPattern(PatternKind Kind, LocalTime FirstShiftAt, int OverlapMinutes = 0)
{
    public const int MostOverlapMinutes = 60;

    public int OverlapMinutes { get; } = OverlapMinutes is >= 0 and <= MostOverlapMinutes
        ? OverlapMinutes
        : throw new ArgumentOutOfRangeException(nameof(OverlapMinutes), OverlapMinutes, "A hand-over takes 0 to 60 minutes.");

    public int ShiftsPerDay => Kind switch { PatternKind.TwoTwelve => 2, PatternKind.ThreeEight => 3, PatternKind.Day => 1 };

    int HoursPerShift => Kind switch { PatternKind.TwoTwelve => 12, PatternKind.ThreeEight => 8, PatternKind.Day => 8 };

    /// <summary>The shifts that start on the days from one date to another, in order of start.</summary>
    /// <remarks>
    /// Shifts follow the wall clock: the night when the clocks go forward is an hour shorter, the one when they go back an
    /// hour longer, and each shift still ends when the next begins, plus the hand-over. Where the longer night and the
    /// hand-over together pass the longest lawful span (13 h), the hand-over is cut to what fits. A wall time that does not
    /// exist moves forward by the hour that is missing; one that comes twice means the first.
    /// </remarks>
    /// <param name="to">Included; its last shift may end on the day after.</param>
    public IEnumerable<Interval> Between(LocalDate from, LocalDate to, DateTimeZone zone)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
            for (var shift = 0; shift < ShiftsPerDay; shift++)
            {
                var start = Boundary(day, shift, zone);
                var end = Boundary(day, shift + 1, zone);
                var longest = Duration.Max(Rulebook.Standard[Presets.ShiftSpan].LimitTime, end - start);

                yield return new(start, start + Duration.Min(end - start + Duration.FromMinutes(OverlapMinutes), longest));
            }
    }

    Instant Boundary(LocalDate day, int shift, DateTimeZone zone) =>
        day.At(FirstShiftAt).PlusHours(shift * HoursPerShift).InZoneLeniently(zone).ToInstant();
}
