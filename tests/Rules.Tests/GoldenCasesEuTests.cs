using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;
using static MutualAid.Rules.Tests.Support.Shifts;

namespace MutualAid.Rules.Tests;

/// <summary>Worked examples from directive 2003/88/EC, the floor under every Swedish agreement.</summary>
public sealed class GoldenCasesEuTests
{
    [Theory, Source("Directive 2003/88/EC, article 3, 5, 6 and 8: no agreement goes below")]
    [InlineData(Presets.DailyRest, 10)]
    [InlineData(Presets.WeeklyRest, 34)]
    [InlineData(Presets.AverageHours, 49 * 16)]
    [InlineData(Presets.NightWorkerHours, 9 * 6 * 16)]
    public void No_municipality_can_write_itself_rules_below_the_floor(string ruleId, int hours) =>
        Assert.Throws<ArgumentException>(() => Rulebook.Standard.Tightened(new Dictionary<string, int> { [ruleId] = 60 * hours }));

    [Fact, Source("Directive 2003/88/EC, article 3: eleven consecutive hours in 24")]
    public void Two_rests_of_six_hours_are_not_one_of_eleven()
    {
        Duty[] duties = [From("2026-02-02 06:00", "12:00"), From("2026-02-02 18:00", "2026-02-03 00:00"), From("2026-02-03 06:00", "12:00")];

        Assert.Equal([Hours(6), Hours(6)], Only(Presets.DailyRest, duties).Select(breach => Assert.IsType<Breach.RestTooShort>(breach).Had));
    }

    [Fact, Source("Directive 2003/88/EC, article 4: a break when the day is longer than six hours; arbetstidslagen 15 § has five")]
    public void Five_and_a_half_hours_without_a_break_pass_the_directive_and_not_the_law()
    {
        var morning = From("2026-02-02 07:00", "12:30").Reported();

        Assert.Single(Only(Presets.Break, morning));
        Assert.Empty(Only(Presets.Break, [morning], limit: 6 * 60));
    }

    [Theory, Source("Directive 2003/88/EC, article 5, and the Court of Justice in C-306/16: the weekly rest may lie on any day of the seven")]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    public void Ali_may_have_his_day_off_on_a_Monday_a_Wednesday_or_a_Saturday(int dayOff)
    {
        Duty[] weeks = [.. Enumerable.Range(0, 28).Where(day => day % 7 != dayOff).SelectMany(day => Daily("2026-02-02", 28, "08:00", 8)[day..(day + 1)])];

        Assert.Empty(Only(Presets.WeeklyRest, weeks));
    }

    [Fact, Source("C-306/16: a rest first in one week and last in the next; stricter here, seven days are counted from the last rest")]
    public void Twelve_days_between_two_days_off_would_pass_the_Court_and_stop_here()
    {
        Duty[] mondayOffThenSundayOff = [.. Daily("2026-02-03", 12, "08:00", 8)];

        var breach = Assert.IsType<Breach.WeeklyRestMissing>(Assert.Single(Only(Presets.WeeklyRest, mondayOffThenSundayOff)));
        Assert.Equal(At("2026-02-08 20:00"), breach.LatestRestStart);
    }

    [Fact, Source("Directive 2003/88/EC, article 6 b and 16 b: 48 hours on average over at most four months")]
    public void Fifty_hours_a_week_for_sixteen_weeks_cannot_wait_to_be_evened_out_by_a_calm_autumn()
    {
        Duty[] first = Weekly("2026-03-30", 16, 5, "08:00", 10);
        Duty[] then = Weekly("2026-07-20", 16, 5, "08:00", 6);

        Assert.Equal(Hours(16 * 2), Assert.Single(Only(Presets.AverageHours, [.. first, .. then])).Excess);
        Assert.True(Rulebook.Standard[Presets.AverageHours].Days <= Period.DaysBetween(new(2026, 2, 1), new(2026, 6, 1)), "Sixteen weeks are within the shortest four months.");
    }

    [Fact, Source("Directive 2003/88/EC, article 8: night workers eight hours in 24 on average")]
    public void Five_nights_of_ten_hours_a_week_are_more_than_eight_hours_a_day_on_average_and_five_such_days_are_not_asked()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.NightWorkerHours, Weekly("2026-02-02", 16, 5, "21:00", 10))));

        Assert.Equal((Hours(16 * 50), Hours(8 * (112 - 16))), (breach.Had, breach.Allowed));
        Assert.Empty(Only(Presets.NightWorkerHours, Weekly("2026-02-02", 16, 5, "08:00", 10)));
    }
}
