using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class HourRulesTests
{
    const int TravelMinutes = 90;

    [Fact]
    public void No_work_breaks_no_rule() => Assert.Empty(Check([]));

    [Fact]
    public void Every_rule_agrees_with_a_count_of_minutes() =>
        RandomDuties.Check(4000, RandomDuties.Weeks, duties =>
        {
            var slow = new MinuteByMinute(duties);
            var found = Check(duties);

            Assert.Equal(slow.SomebodyIsInTwoPlaces, found.OfType<Breach.DoubleBooked>().Any());
            Assert.Equal(slow.ShortestRest is < 660 ? slow.ShortestRest : null, Least(found.OfType<Breach.RestTooShort>().Select(breach => breach.Had)));
            Assert.Equal(slow.LongestStretch > 780 ? slow.LongestStretch : null, Most(found.OfType<Breach.TooLong>().Select(breach => breach.Had)));
            Assert.Equal(slow.MostInAWeek > 2880 ? slow.MostInAWeek : null, Most(found.OfType<Breach.TooMuch>().Select(breach => breach.Had)));
            Assert.Equal(
                slow.LongestWithoutWeeklyRest > 132 * 60 ? slow.LongestWithoutWeeklyRest : null,
                Most(found.OfType<Breach.WeeklyRestMissing>().Select(breach => breach.When.Duration)));
            Assert.Equal(slow.MostDaysInARow > 6 ? slow.MostDaysInARow : null, found.OfType<Breach.TooMany>().Max(breach => (int?)breach.Had));

            if (!slow.SomebodyIsInTwoPlaces)
                Assert.Equal(!slow.RoadFits(TravelMinutes), found.OfType<Breach.TravelTooShort>().Any());
        });

    [Fact]
    public void The_order_of_the_duties_does_not_matter() =>
        RandomDuties.Check(500, RandomDuties.Weeks, duties => Assert.Equal(Check(duties), Check([.. duties.Reverse()])));

    [Fact]
    public void Adding_tells_only_what_was_not_broken_before()
    {
        Duty[] duties = [From("2026-02-02 08:00", "20:00"), From("2026-02-03 06:00", "14:00")];

        var breach = Assert.Single(HourRules.CheckAdding(From("2026-02-04 00:00", "06:00"), duties, HourTerms.Standard, Stockholm));

        Assert.Equal(At("2026-02-03 14:00"), Assert.IsType<Breach.RestTooShort>(breach).When.Start);
    }

    [Fact]
    public void A_breach_that_has_grown_is_new()
    {
        var week = Enumerable.Range(0, 5).Select(day => Lasting($"2026-02-0{day + 2} 07:00", 10)).ToArray();

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(HourRules.CheckAdding(Lasting("2026-02-07 07:00", 1), week, HourTerms.Standard, Stockholm)));

        Assert.Equal(Hours(51), breach.Had);
    }

    static IReadOnlyList<Breach> Check(Duty[] duties) =>
        HourRules.Check(duties, HourTerms.Standard, Stockholm, (_, _) => Duration.FromMinutes(TravelMinutes));

    static int? Most(IEnumerable<Duration> found) => found.Max(each => (int?)each.TotalMinutes);

    static int? Least(IEnumerable<Duration> found) => found.Min(each => (int?)each.TotalMinutes);
}
