using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class PartTimeExtraHoursTests
{
    // A week of 40 hours is 10 hours more than the contract says.
    static readonly HourTerms ThirtyHours = HourTerms.Standard with { ContractedWeek = Hours(30) };

    [Theory]
    [InlineData(Presets.PartTimeExtra, 20)]
    [InlineData(Presets.PartTimeExtraInAll, 35)]
    public void The_cap_of_the_year_is_enough_and_a_minute_more_is_a_breach(string ruleId, int weeks)
    {
        var full = Weeks("2026-01-05 07:00", weeks, 4, 10);
        var next = Weeks("2026-01-05 07:00", weeks + 1, 3, 10)[^3..];

        Assert.Empty(Only(ruleId, [.. full, .. next], ThirtyHours));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(ruleId, [.. full, .. next, new(next[2].End + Hours(24), next[2].End + Hours(24, 1))], ThirtyHours)));
        Assert.Equal((Hours(10 * weeks, 1), Hours(10 * weeks), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-01-01 00:00"), At("2027-01-01 00:00")), breach.When);
    }

    [Fact]
    public void Those_who_have_a_full_week_have_none() => Assert.Empty(Only(Presets.PartTimeExtra, Weeks("2026-01-05 07:00", 40, 4, 10)));

    [Fact]
    public void What_is_beyond_the_full_week_is_overtime_and_not_extra_time()
    {
        var fifty = Weeks("2026-01-05 07:00", 20, 5, 10);

        Assert.Empty(Only(Presets.PartTimeExtra, fifty, ThirtyHours));
        Assert.Equal(Hours(200), Overtime.Of(new(fifty, Stockholm), ThirtyHours).Aggregate(Duration.Zero, (sum, each) => sum + each));
    }

    [Fact]
    public void A_week_over_new_year_gives_each_year_what_starts_in_it()
    {
        // 190 hours and a minute before; the fourth day of the week of 28 December brings ten more.
        Duty[] before = [.. Weeks("2026-01-05 07:00", 19, 4, 10), .. Daily("2026-06-01 07:00", 3, 10), Lasting("2026-06-04 07:00", 0, 1)];
        var week = Daily("2026-12-28 07:00", 3, 10);

        Assert.Single(Only(Presets.PartTimeExtra, [.. before, .. week, From("2026-12-31 23:59", "2027-01-01 09:59")], ThirtyHours));
        Assert.Empty(Only(Presets.PartTimeExtra, [.. before, .. week, From("2027-01-01 00:00", "10:00")], ThirtyHours));
    }

    [Fact]
    public void It_stops_in_the_ordinary_mode_and_is_off_in_the_others() =>
        Assert.Equal(
            [1, 0, 0],
            Enum.GetValues<Mode>().Select(mode => Only(
                Presets.PartTimeExtra, Weeks("2026-01-05 07:00", 21, 4, 10), HourTerms.Of(Rulebook.Standard, mode) with { ContractedWeek = Hours(30) }).Count(breach => breach.Severity == Severity.Stop)));
}
