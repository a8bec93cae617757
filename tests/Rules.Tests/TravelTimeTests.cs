using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class TravelTimeTests
{
    [Fact]
    public void Between_two_places_there_is_the_road_and_the_rest() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "16:00", "Luleå"), From("2026-02-03 04:30", "12:00", "Kalix")));

    [Fact]
    public void A_minute_less_is_a_breach_that_says_what_the_road_takes()
    {
        var breach = Assert.IsType<Breach.TravelTooShort>(Assert.Single(Check(From("2026-02-02 08:00", "16:00", "Luleå"), From("2026-02-03 04:29", "12:00", "Kalix"))));

        Assert.Equal((Hours(12, 29), Hours(1, 30), Hours(12, 30)), (breach.Had, breach.Travel, breach.Required));
        Assert.Equal(At("2026-02-03 04:30"), breach.EarliestStart);
        Assert.Equal(Hours(0, 1), breach.Excess);
    }

    [Fact]
    public void The_same_place_needs_no_road() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "16:00", "Kalix"), From("2026-02-02 16:00", "20:00", "Kalix")));

    [Fact]
    public void Work_from_anywhere_needs_no_road() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "16:00", "Luleå"), From("2026-02-02 16:00", "20:00")));

    [Fact]
    public void Touching_duties_in_two_places_cannot_be() =>
        Assert.Equal(Hours(0), Assert.IsType<Breach.TravelTooShort>(Assert.Single(Check(From("2026-02-02 08:00", "12:00", "Luleå"), From("2026-02-02 12:00", "16:00", "Kalix")))).Had);

    [Fact]
    public void The_road_may_lie_on_either_side_of_work_from_anywhere()
    {
        Assert.Empty(Check(From("2026-02-02 08:00", "12:00", "Luleå"), From("2026-02-02 12:00", "14:00"), From("2026-02-03 02:30", "08:00", "Kalix")));
        Assert.Single(Check(From("2026-02-02 08:00", "12:00", "Luleå"), From("2026-02-02 12:00", "14:01"), From("2026-02-03 02:30", "08:00", "Kalix")));
    }

    [Fact]
    public void Around_a_journey_that_is_a_duty_no_road_is_asked_for() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "12:00", "Luleå"), From("2026-02-02 12:00", "13:30", kind: DutyKind.Travel), From("2026-02-02 13:30", "16:00", "Kalix")));

    [Fact]
    public void Stand_by_and_leave_move_nobody() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "16:00", "Luleå"), From("2026-02-02 16:00", "20:00", "Kalix", kind: DutyKind.StandBy), From("2026-02-02 20:00", "22:00", "Kalix", kind: DutyKind.Absence)));

    [Theory]
    [InlineData("2026-03-28 16:00", "2026-03-29 05:30", "2026-03-29 05:29")]
    [InlineData("2026-10-24 16:00", "2026-10-25 03:30", "2026-10-25 03:29")]
    [InlineData("2026-12-31 16:00", "2027-01-01 04:30", "2027-01-01 04:29")]
    public void The_time_between_is_measured_in_hours_that_pass(string end, string enough, string tooEarly)
    {
        var before = new Duty(At(end) - Hours(8), At(end), Place: "Luleå");

        Assert.Empty(Check(before, new Duty(At(enough), At(enough) + Hours(4), Place: "Kalix")));
        Assert.Single(Check(before, new Duty(At(tooEarly), At(tooEarly) + Hours(4), Place: "Kalix")));
    }

    [Fact]
    public void It_stops_in_every_mode_and_is_not_overridden()
    {
        Duty[] duties = [From("2026-02-02 08:00", "12:00", "Luleå"), From("2026-02-02 12:00", "16:00", "Kalix")];

        Assert.All(Enum.GetValues<Mode>(), mode => Assert.Equal(Severity.Stop, Assert.Single(Only(Presets.TravelTime, duties, mode: mode, travel: (_, _) => Hours(1, 30))).Severity));
        Assert.False(Rulebook.Standard[Presets.TravelTime].MayBeOverridden);
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.TravelTime, duties, travel: (_, _) => Hours(1, 30));
}
