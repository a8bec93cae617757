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
    public void What_comes_under_other_rules_undoes_no_breach_of_the_time_before()
    {
        Duty[] before = [.. Enumerable.Range(2, 4).Select(day => Lasting($"2026-02-0{day} 08:00", 12, 15))];
        var terms = HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-02-06 08:00"), At("2026-03-01 00:00")), Mode.CrisisAgreement)]);

        var alone = Assert.Single(HourRules.Check(before, terms, Stockholm));
        Assert.Equal(alone, Assert.Single(HourRules.Check([.. before, Lasting("2026-02-06 09:00", 8)], terms, Stockholm)));
    }

    [Fact]
    public void Work_over_the_end_of_an_assignment_beside_other_work_is_no_rest_at_all()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-02-02 00:00"), At("2026-02-09 12:00")), Mode.CrisisAgreement)]);

        var breach = HourRules.Check([From("2026-02-09 08:00", "16:00"), From("2026-02-09 14:00", "18:00")], terms, Stockholm).Single(each => each.RuleId == Presets.EndRest);

        Assert.Equal(Hours(0), Assert.IsType<Breach.RestTooShort>(breach).Had);
    }

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
