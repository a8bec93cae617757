using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

public sealed class DiceTests
{
    [Fact]
    public void The_throws_of_a_seed_never_change()
    {
        var dice = new Dice(1);

        // Written down once: if they change, every recorded seed means another schedule.
        Assert.Equal(Expected, Enumerable.Range(0, 8).Select(_ => dice.Next(100)));
    }

    static readonly int[] Expected = [7, 30, 84, 8, 28, 23, 81, 85];

    [Fact]
    public void Throws_fall_on_every_side_about_as_often()
    {
        var dice = new Dice(0);
        var counts = new int[6];

        for (var i = 0; i < 60_000; i++)
            counts[dice.Next(6)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }
}
