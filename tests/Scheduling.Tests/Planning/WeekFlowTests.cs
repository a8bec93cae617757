using MutualAid.Scheduling.Planning;

namespace MutualAid.Scheduling.Tests.Planning;

public sealed class WeekFlowTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory, MemberData(nameof(Seeds))]
    public void Fills_as_much_as_any_way_to_share_the_minutes_out(int seed)
    {
        var (asked, people) = Tiny(seed);
        var flow = WeekFlow.Of(asked, people);

        Assert.Equal(MostBySharingOut(asked, people), flow.Filled.Sum());
        Assert.All(flow.Filled.Zip(asked), kind => Assert.InRange(kind.First, 0, kind.Second));
        Assert.All(flow.Given.Zip(people), each =>
        {
            Assert.InRange(each.First.Sum(), 0, each.Second.Minutes);
            Assert.All(each.First.Zip(each.Second.On), kind => Assert.InRange(kind.First, 0, kind.Second));
        });
    }

    [Theory, MemberData(nameof(Seeds))]
    public void What_is_short_is_the_smallest_of_the_sets_that_miss_most(int seed)
    {
        var (asked, people) = Tiny(seed);
        var parts = WeekFlow.Of(asked, people).ShortTogether();
        int[] all = [.. parts.SelectMany(part => part)];

        var worst = Subsets(asked.Length).OrderByDescending(set => Missing(asked, people, set)).ThenBy(set => set.Length).First();

        Assert.Equal(worst, all.Order());
        Assert.All(parts, part => Assert.True(Missing(asked, people, part) > 0));
        Assert.Equal(Missing(asked, people, all), parts.Sum(part => Missing(asked, people, part)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void However_the_minutes_are_led_each_part_gets_what_it_can_have_at_most(int seed)
    {
        var (asked, people) = Tiny(seed);
        var flow = WeekFlow.Of(asked, people);

        Assert.All(flow.ShortTogether(), part => Assert.Equal(part.Sum(kind => asked[kind]) - Missing(asked, people, part), part.Sum(kind => flow.Filled[kind])));
        Assert.All(flow.ShortTogether().Where(part => part.Count == 1), part => Assert.Equal(flow.AtMost(part.Single()), part.Sum(kind => flow.Filled[kind])));
    }

    [Fact]
    public void Nobody_gives_nothing() => Assert.Equal([0], WeekFlow.Of([3], []).Filled);

    [Fact]
    public void Nothing_asked_for_is_not_short() => Assert.Empty(WeekFlow.Of([], [new(5, [])]).ShortTogether());

    static (long[] Asked, Supply[] People) Tiny(int seed)
    {
        var random = new Random(seed);
        long[] asked = [.. Some(random.Next(1, 5), 6)];

        return (asked, [.. Enumerable.Range(0, random.Next(4)).Select(_ => new Supply(random.Next(4), [.. Some(asked.Length, 4)]))]);

        IEnumerable<long> Some(int count, int below) => Enumerable.Range(0, count).Select(_ => (long)random.Next(below));
    }

    /// <summary>Tries every way in which each person could share minutes out.</summary>
    static long MostBySharingOut(long[] open, Supply[] people) => people is [var first, .. var others]
        ? Ways(first, [.. open.Zip(first.On, Math.Min)]).Max(given => given.Sum() + MostBySharingOut([.. open.Zip(given, (minutes, part) => minutes - part)], others))
        : 0;

    static IEnumerable<long[]> Ways(Supply person, long[] most) => most.Aggregate<long, IEnumerable<long[]>>(
        [[]],
        (ways, kind) => ways.SelectMany(way => Enumerable.Range(0, (int)kind + 1).Select(minutes => (long[])[.. way, minutes])).Where(way => way.Sum() <= person.Minutes));

    /// <summary>What kinds lack even if people give to no others.</summary>
    static long Missing(long[] asked, Supply[] people, IEnumerable<int> kinds) =>
        kinds.Sum(kind => asked[kind]) - people.Sum(person => Math.Min(person.Minutes, kinds.Sum(kind => person.On[kind])));

    static IEnumerable<int[]> Subsets(int count) =>
        Enumerable.Range(0, 1 << count).Select(bits => Enumerable.Range(0, count).Where(kind => (bits >> kind & 1) == 1).ToArray());
}
