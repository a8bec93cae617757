namespace MutualAid.Scheduling.Tests.Model;

public sealed class ScoreTests
{
    [Fact]
    public void Each_line_decides_only_when_all_above_are_equal()
    {
        Score[] bestFirst =
        [
            default,
            new() { Dislike = 1_000_000 },
            new() { Wear = 1 },
            new() { Disturbed = 1 },
            new() { Lacking = 1, Disturbed = 9 },
            new() { Wanted = 1 },
            new() { Uncovered3 = 1, Wanted = 9 },
            new() { Uncovered2 = 1, Uncovered3 = 9 },
            new() { Uncovered1 = 1 },
            new() { UnlawfulMinutes = 1 },
        ];

        Assert.Equal(bestFirst, bestFirst.Reverse().Order());
    }

    [Fact]
    public void What_has_changed_and_what_there_was_add_up_to_what_there_is()
    {
        Score before = new(1, 2, 3, 4, 5, 6, 7, 8, 9), after = new(9, 8, 7, 6, 5, 4, 3, 2, 1);

        Assert.Equal(new(8, 6, 4, 2, 0, -2, -4, -6, -8), after - before);
        Assert.Equal(after, before + (after - before));
    }

    [Fact]
    public void Only_a_score_without_unlawful_minutes_is_lawful()
    {
        Assert.True(new Score { Uncovered1 = 5 }.IsLawful);
        Assert.False(new Score { UnlawfulMinutes = 1 }.IsLawful);
    }

    [Fact]
    public void It_can_be_written() => Assert.Contains("Lacking = 15", new Score { Lacking = 15 }.ToString(), StringComparison.Ordinal);
}
