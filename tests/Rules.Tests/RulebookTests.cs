using MutualAid.Rules.Tests.Support;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class RulebookTests
{
    [Fact]
    public void A_municipality_may_be_stricter()
    {
        var own = Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.SevenDays] = 40 * 60, [Presets.DailyRest] = 12 * 60, [Presets.DaysInARow] = 5 });

        Assert.Equal((40 * 60, 12 * 60, 5), (own[Presets.SevenDays].Limit, own[Presets.DailyRest].Limit, own[Presets.DaysInARow].Limit));
        Assert.Equal(Hours(12), own.DailyRest);
        Assert.Equal(Hours(11), Rulebook.Standard.DailyRest);
    }

    [Theory]
    [InlineData(Presets.SevenDays, 48 * 60 + 1)]
    [InlineData(Presets.DailyRest, 11 * 60 - 1)]
    [InlineData(Presets.WeeklyRest, 35 * 60)]
    [InlineData(Presets.AverageHours, 16 * 48 * 60 + 1)]
    [InlineData(Presets.NightsInARow, 4)]
    [InlineData(Presets.DaysInARow, -1)]
    [InlineData("no-such-rule", 1)]
    public void It_may_not_be_looser(string ruleId, int limit) =>
        Assert.Throws<ArgumentException>(() => Rulebook.Standard.Tightened(new Dictionary<string, int> { [ruleId] = limit }));

    [Fact]
    public void Each_rule_has_an_id_a_source_and_a_kind_that_is_asked()
    {
        Assert.Equal(Rulebook.Standard.Rules.Count, Rulebook.Standard.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rulebook.Standard.Rules, rule => Assert.NotEmpty(rule.Article));
        Assert.Equal(Enum.GetValues<RuleKind>(), Rulebook.Standard.Rules.Select(rule => rule.Kind).Distinct().Order());
    }

    [Fact]
    public void Overtime_is_capped_by_four_weeks_or_by_the_month()
    {
        var month = Rulebook.Standard.CappedBy(WindowKind.CalendarMonth);

        Assert.Equal((Severity.Stop, Severity.Off), (Rulebook.Standard[Presets.OvertimeInFourWeeks].Ordinary, Rulebook.Standard[Presets.OvertimeInMonth].Ordinary));
        Assert.Equal((Severity.Off, Severity.Stop), (month[Presets.OvertimeInFourWeeks].Ordinary, month[Presets.OvertimeInMonth].Ordinary));
        Assert.Equal(Severity.Stop, month[Presets.OvertimeInYear].Ordinary);
    }

    [Fact]
    public void A_fixed_day_stays_when_the_numbers_change()
    {
        var fixedAt = Rulebook.Standard.WithDayBreak(new(6, 0));

        Assert.Equal(new(6, 0), fixedAt.Tightened(new Dictionary<string, int> { [Presets.DaysInARow] = 5 }).DayBreak);
        Assert.Equal(new(6, 0), fixedAt.CappedBy(WindowKind.CalendarMonth).DayBreak);
        Assert.Null(fixedAt.WithDayBreak(null).DayBreak);
    }

    [Fact]
    public void Of_several_rules_of_a_kind_the_strictest_that_stops_is_told()
    {
        Assert.Equal(Presets.ShiftSpan, Rulebook.Standard.Stopping(RuleKind.ShiftSpan, Mode.Ordinary)?.Id);
        Assert.Equal(Presets.OvertimeInFourWeeks, Rulebook.Standard.Stopping(RuleKind.Overtime, Mode.Ordinary)?.Id);
        Assert.Null(Rulebook.Standard.Stopping(RuleKind.Overtime, Mode.Emergency));
        Assert.Null(Rulebook.Standard.Stopping(RuleKind.TotalHours, Mode.CrisisAgreement));
    }
}
