namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class FewChangesOfTaskTests
{
    [Fact]
    public void Going_to_another_task_and_back_is_two_changes_however_long_between()
    {
        var match = Assert.Single(Find<FewChangesOfTask>(APerson(1), Of(1, 2), Of(2, 3), Of(1, 20), Of(1, 21)));

        Assert.Equal((new Score { Dislike = 60 }, new Fact.TaskChanges(2)), (match.Cost, match.Fact));
    }

    [Fact]
    public void Going_on_with_one_costs_nothing() => Assert.Empty(Find<FewChangesOfTask>(APerson(1), Of(1, 2), Of(1, 3)));

    static Shift Of(int task, int day) => AShift(day, $"2026-02-{day:00} 08:00") with { Need = new(Id(3, task)) };
}
