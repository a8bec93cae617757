namespace MutualAid.Scheduling.Model;

/// <summary>How bad a schedule is: zero is perfect, and each line decides only when all lines above it are equal.</summary>
/// <param name="UnlawfulMinutes">By how much rules are broken; always 0 in a schedule that the search has made.</param>
/// <param name="Uncovered1">Minutes of seats that are empty below the minimum, in shifts of priority 1.</param>
/// <param name="Uncovered2">Minutes of seats that are empty below the minimum, in shifts of priority 2.</param>
/// <param name="Uncovered3">Minutes of seats that are empty below the minimum, in shifts of priority 3.</param>
/// <param name="Wanted">Minutes of the other empty seats: wanted beyond the minimum, at any priority.</param>
/// <param name="Lacking">Minutes of shifts whose team lacks something, once for each thing.</param>
/// <param name="Disturbed">People with published shifts whose shifts are no longer the same.</param>
/// <param name="Wear">Minutes: how hard the work is on people, and how unevenly it falls on them.</param>
/// <param name="Dislike">Minutes: on the road, and of nights against people's wishes.</param>
public readonly record struct Score(
    long UnlawfulMinutes,
    long Uncovered1,
    long Uncovered2,
    long Uncovered3,
    long Wanted,
    long Lacking,
    long Disturbed,
    long Wear,
    long Dislike) : IComparable<Score>
{
    public bool IsLawful => UnlawfulMinutes == 0;

    /// <summary>The same but for empty seats: what a schedule costs beside them.</summary>
    public Score WithoutSeats() => this with { Uncovered1 = 0, Uncovered2 = 0, Uncovered3 = 0, Wanted = 0 };

    public int CompareTo(Score other) => Lines.CompareTo(other.Lines);

    (long, long, long, long, long, long, long, long, long) Lines => (UnlawfulMinutes, Uncovered1, Uncovered2, Uncovered3, Wanted, Lacking, Disturbed, Wear, Dislike);

    public static Score operator +(Score a, Score b) => new(
        a.UnlawfulMinutes + b.UnlawfulMinutes,
        a.Uncovered1 + b.Uncovered1,
        a.Uncovered2 + b.Uncovered2,
        a.Uncovered3 + b.Uncovered3,
        a.Wanted + b.Wanted,
        a.Lacking + b.Lacking,
        a.Disturbed + b.Disturbed,
        a.Wear + b.Wear,
        a.Dislike + b.Dislike);

    /// <summary>By how much <paramref name="a"/> is worse; a line in which it is better is negative.</summary>
    public static Score operator -(Score a, Score b) => new(
        a.UnlawfulMinutes - b.UnlawfulMinutes,
        a.Uncovered1 - b.Uncovered1,
        a.Uncovered2 - b.Uncovered2,
        a.Uncovered3 - b.Uncovered3,
        a.Wanted - b.Wanted,
        a.Lacking - b.Lacking,
        a.Disturbed - b.Disturbed,
        a.Wear - b.Wear,
        a.Dislike - b.Dislike);

    public static bool operator <(Score a, Score b) => a.CompareTo(b) < 0;

    public static bool operator >(Score a, Score b) => a.CompareTo(b) > 0;

    public static bool operator <=(Score a, Score b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Score a, Score b) => a.CompareTo(b) >= 0;

    /// <summary>Seats empty below the minimum for so many minutes in a shift of that priority; what is less important than 3 counts as 3.</summary>
    public static Score Uncovered(int priority, long minutes) => priority switch
    {
        <= 1 => new() { Uncovered1 = minutes },
        2 => new() { Uncovered2 = minutes },
        _ => new() { Uncovered3 = minutes },
    };
}
