using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class WeekendsWorkedTests
{
    const int Monday = 0;
    const int Sunday = 6;

    [Fact]
    public void Says_what_a_count_of_weekends_says() => RosterText.Compare((random, days) =>
    {
        var (weekends, most) = (Weekends(days, firstDay: random.Next(7)), random.Next(0, 3));
        return (new WeekendsWorked(weekends, most), roster => roster.Zip(weekends).Where(day => day.First != '-' && day.Second >= 0).DistinctBy(day => day.Second).Count() <= most ? 0 : null);
    });

    [Theory]
    [InlineData("aaaaa--aaaaa--", 0)]
    [InlineData("-----a--------", 0)]
    [InlineData("-----aa-------", 0)]
    [InlineData("------a------a", null)]
    [InlineData("-----a------aa", null)]
    public void Both_days_of_a_weekend_are_one(string roster, int? cost) => Assert.Equal(cost, new WeekendsWorked(Weekends(14, Monday), most: 1).Cost(roster));

    [Theory]
    [InlineData("a-----a", null)]
    [InlineData("a------", 0)]
    [InlineData("------a", 0)]
    public void Half_a_weekend_at_the_edge_is_one_too(string roster, int? cost) => Assert.Equal(cost, new WeekendsWorked(Weekends(7, Sunday), most: 1).Cost(roster));

    static int[] Weekends(int days, int firstDay) => [.. Enumerable.Range(firstDay, days).Select(day => day % 7 >= 5 ? day / 7 : -1)];
}
