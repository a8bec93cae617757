using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class RestAfterNightsTests
{
    // Monday and Tuesday night; Tuesday's ends on Wednesday 06:00.
    static readonly Duty[] TwoNights = Daily("2026-02-02 22:00", 2, 8);

    [Fact]
    public void Day_work_after_two_whole_nights_is_lawful() => Assert.Empty(Check([.. TwoNights, From("2026-02-06 05:00", "13:00")]));

    [Fact]
    public void A_minute_earlier_is_a_breach_that_says_how_many_nights_there_were()
    {
        var breach = Assert.IsType<Breach.TooFewNightsOfSleep>(Assert.Single(Check([.. TwoNights, From("2026-02-06 04:59", "13:00")])));

        Assert.Equal((1, 2, Duration.FromDays(1)), (breach.Had, breach.Required, breach.Excess));
        Assert.Equal(new(At("2026-02-04 06:00"), At("2026-02-06 04:59")), breach.When);
        Assert.Equal([TwoNights[1], From("2026-02-06 04:59", "13:00")], breach.Duties);
    }

    [Fact]
    public void Day_work_the_same_day_has_no_night_between() =>
        Assert.Equal(0, Assert.IsType<Breach.TooFewNightsOfSleep>(Assert.Single(Check([.. TwoNights, From("2026-02-04 17:00", "20:00")]))).Had);

    [Fact]
    public void One_night_is_no_row() => Assert.Empty(Check(TwoNights[0], From("2026-02-03 17:00", "20:00")));

    [Fact]
    public void Nights_with_a_free_one_between_are_no_row() =>
        Assert.Empty(Check(TwoNights[0], From("2026-02-04 22:00", "2026-02-05 06:00"), From("2026-02-05 17:00", "20:00")));

    [Fact]
    public void A_third_night_is_no_work_by_day() => Assert.Empty(Check(Daily("2026-02-02 22:00", 3, 8)));

    [Fact]
    public void A_duty_with_less_than_three_hours_of_night_makes_no_row() =>
        Assert.Empty(Check(TwoNights[0], From("2026-02-03 17:00", "2026-02-04 00:59"), From("2026-02-04 17:00", "20:00")));

    [Fact]
    public void Leave_and_stand_by_are_no_work_by_day()
    {
        Assert.Empty(Check([.. TwoNights, From("2026-02-05 08:00", "16:00", kind: DutyKind.Absence)]));
        Assert.Empty(Check([.. TwoNights, From("2026-02-05 08:00", "16:00", kind: DutyKind.StandBy)]));
    }

    [Fact]
    public void The_night_when_the_clocks_change_is_a_night()
    {
        Assert.Empty(Check([.. Daily("2026-03-26 22:00", 2, 8), From("2026-03-30 05:00", "13:00")]));
        Assert.Single(Check([.. Daily("2026-03-26 22:00", 2, 8), From("2026-03-30 04:59", "13:00")]));
        Assert.Empty(Check([.. Daily("2026-10-22 22:00", 2, 8), From("2026-10-26 05:00", "13:00")]));
        Assert.Single(Check([.. Daily("2026-10-22 22:00", 2, 8), From("2026-10-26 04:59", "13:00")]));
    }

    [Fact]
    public void It_warns_in_every_mode() =>
        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.NightsOfSleep, [.. TwoNights, From("2026-02-05 08:00", "16:00")]));

    static Breach[] Check(params Duty[] duties) => Only(Presets.NightsOfSleep, duties);
}
