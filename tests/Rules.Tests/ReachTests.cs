using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

/// <summary><see cref="HourRules.Reach"/>: whoever asks about a period must know of every duty that could decide the answer.</summary>
public sealed class ReachTests
{
    static readonly Duration SixteenWeeks = Duration.FromDays(112);

    [Fact]
    public void In_the_middle_of_a_year_it_is_the_whole_calendar_year_and_the_week_that_it_begins_in() =>
        Assert.Equal(new(At("2025-12-29 00:00"), At("2027-01-01 00:00")), Reach("2026-07-01 08:00", "2026-07-02 08:00"));

    [Fact]
    public void At_the_beginning_of_a_year_it_is_sixteen_weeks_back() =>
        Assert.Equal(new(At("2026-02-02 08:00") - SixteenWeeks, At("2027-01-01 00:00")), Reach("2026-02-02 08:00", "2026-02-02 16:00"));

    [Fact]
    public void At_the_end_of_a_year_it_is_sixteen_weeks_on() =>
        Assert.Equal(new(At("2025-12-29 00:00"), At("2026-12-01 08:00") + SixteenWeeks), Reach("2026-11-30 08:00", "2026-12-01 08:00"));

    [Fact]
    public void Over_new_year_it_is_the_year_of_the_start_and_the_year_of_the_end() =>
        Assert.Equal(new(At("2025-12-29 00:00"), At("2028-01-01 00:00")), Reach("2026-12-31 22:00", "2027-01-01 06:00"));

    [Fact]
    public void The_year_is_that_of_the_wall() =>
        Assert.Equal(At("2028-01-01 00:00"), Reach("2027-01-01 00:00", "2027-01-01 00:30").End);

    [Fact]
    public void A_duty_at_its_edge_decides_and_one_beyond_does_not()
    {
        // Two hundred hours of overtime until June; one minute more in the same year is too much.
        Duty[] year = [.. Weeks("2026-02-02 08:00", 20, 1, 10, DutyKind.Overtime)];
        var (edge, beyond) = (At("2026-01-01 00:00"), At("2025-12-31 23:59"));

        Assert.Single(Support.Ask.Only(Presets.OvertimeInYear, [.. year, new(edge, edge + Hours(0, 1), Kind: DutyKind.Overtime)]));
        Assert.Empty(Support.Ask.Only(Presets.OvertimeInYear, [.. year, new(beyond, edge, Kind: DutyKind.Overtime)]));
        Assert.True(Reach("2026-07-01 08:00", "2026-07-01 16:00").Contains(edge));
    }

    static Interval Reach(string from, string to) => HourRules.Reach(new(At(from), At(to)), Stockholm);
}
