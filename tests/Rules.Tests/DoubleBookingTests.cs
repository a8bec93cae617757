using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class DoubleBookingTests
{
    [Fact]
    public void Duties_that_touch_are_lawful() =>
        Assert.Empty(Only(Presets.DoubleBooking, From("2026-02-02 08:00", "16:00"), From("2026-02-02 16:00", "20:00")));

    [Fact]
    public void A_shared_minute_is_a_breach_that_says_which_and_when()
    {
        var (first, second) = (From("2026-02-02 08:00", "16:00"), From("2026-02-02 15:59", "20:00"));

        var breach = Assert.IsType<Breach.DoubleBooked>(Assert.Single(Only(Presets.DoubleBooking, second, first)));

        Assert.Equal((first, second), (breach.Duties[0], breach.Duties[1]));
        Assert.Equal(Hours(0, 1), breach.Excess);
        Assert.Equal(At("2026-02-02 15:59"), breach.When.Start);
    }

    [Fact]
    public void Each_pair_counts_also_behind_a_short_one() =>
        Assert.Equal(2, Only(Presets.DoubleBooking, From("2026-02-02 08:00", "20:00"), From("2026-02-02 09:00", "10:00"), From("2026-02-02 18:00", "22:00")).Length);

    [Fact]
    public void Stand_by_and_leave_are_no_second_place() =>
        Assert.All((DutyKind[])[DutyKind.StandBy, DutyKind.Absence], kind =>
            Assert.Empty(Only(Presets.DoubleBooking, From("2026-02-02 08:00", "16:00"), From("2026-02-02 12:00", "20:00", kind: kind))));

    [Fact]
    public void In_the_hour_that_comes_twice_the_first_is_before_the_second()
    {
        Duty first = new(At("2026-10-24 22:00"), FirstTime("2026-10-25 02:30")), second = new(SecondTime("2026-10-25 02:30"), At("2026-10-25 07:00"));

        Assert.Empty(Only(Presets.DoubleBooking, first, second));
        Assert.Single(Only(Presets.DoubleBooking, new Duty(first.Start, second.Start + Hours(0, 1)), second));
    }

    [Fact]
    public void It_stops_in_every_mode_and_is_not_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.DoubleBooking, From("2026-02-02 08:00", "16:00"), From("2026-02-02 15:59", "20:00")));
        Assert.False(Rulebook.Standard[Presets.DoubleBooking].MayBeOverridden);
    }
}
