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
}
