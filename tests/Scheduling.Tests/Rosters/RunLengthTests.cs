using System.Text.RegularExpressions;
using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class RunLengthTests
{
    [Fact]
    public void Says_what_a_list_of_the_runs_says() => RosterText.Compare((random, _) =>
    {
        var least = random.Next(0, 5);
        var most = random.Next(3) == 0 ? int.MaxValue : Math.Max(1, least + random.Next(0, 4));
        return (new RunLength(RosterText.Work, least, most), roster => Regex.Matches(roster, "[abc]+").All(run => IsAllowed(run, roster)) ? 0 : null);

        bool IsAllowed(Capture run, string roster) => run.Length <= most && (run.Length >= least || run.Index == 0 || run.Index + run.Length == roster.Length);
    });

    [Theory]
    [InlineData("--aa--", null)]
    [InlineData("--aaa-", 0)]
    [InlineData("--aaaa-", 0)]
    [InlineData("--aaaaa-", null)]
    [InlineData("--abca-", 0)]
    [InlineData("a---", 0)]
    [InlineData("---a", 0)]
    [InlineData("aaaaa--", null)]
    [InlineData("--aaaaa", null)]
    [InlineData("aaaa", 0)]
    [InlineData("a", 0)]
    [InlineData("a--a", 0)]
    [InlineData("a-a-a", null)]
    public void The_least_is_not_asked_at_the_edges_but_the_most_is(string roster, int? cost) => Assert.Equal(cost, new RunLength(RosterText.Work, least: 3, most: 4).Cost(roster));

    [Theory]
    [InlineData("a-a", null)]
    [InlineData("a--a", 0)]
    [InlineData("a---------a", 0)]
    [InlineData("-a-", 0)]
    public void Without_a_most_a_run_may_be_of_any_length(string roster, int? cost) => Assert.Equal(cost, new RunLength(RosterText.Rest, least: 2, most: int.MaxValue).Cost(roster));
}
