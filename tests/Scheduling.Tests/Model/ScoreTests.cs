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
            new() { Uncovered3 = 1 },
            new() { Uncovered2 = 1, Uncovered3 = 9 },
            new() { Uncovered1 = 1 },
            new() { UnlawfulMinutes = 1 },
        ];

        Assert.Equal(bestFirst, bestFirst.Reverse().Order());
    }

    [Fact]
    public void Only_a_score_without_unlawful_minutes_is_lawful()
    {
        Assert.True(new Score { Uncovered1 = 5 }.IsLawful);
        Assert.False(new Score { UnlawfulMinutes = 1 }.IsLawful);
    }
}
