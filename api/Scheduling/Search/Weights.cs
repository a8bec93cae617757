using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>The score as one number for the search to compare. Its unit is a minute on the road; each line far outweighs what a few steps can change in the lines below.</summary>
/// <remarks>Not so far that a double could not hold the sum exactly: what a roster is worth is priced in them. Which schedule is better is decided by <see cref="Score"/> alone.</remarks>
static class Weights
{
    public const int Wear = 16;
    public const int Disturbed = 2_000 * Wear;

    /// <summary>Of a minute of an empty seat, by priority.</summary>
    public static readonly int[] Uncovered = [0, 16 * 40 * Wear, 4 * 40 * Wear, 40 * Wear];

    /// <summary>Of a minute of a seat that is wanted beyond the minimum.</summary>
    public const int Wanted = 20 * Wear;

    /// <summary>Of a minute in which a team lacks something: of an eight-hour shift, what disturbs two people.</summary>
    public const int Lacking = 10 * Wear;

    public static long Of(in Score score) =>
        score.Uncovered1 * Uncovered[1] + score.Uncovered2 * Uncovered[2] + score.Uncovered3 * Uncovered[3] + score.Wanted * Wanted + score.Lacking * Lacking
        + score.Disturbed * Disturbed + score.Wear * Wear + score.Dislike;
}
