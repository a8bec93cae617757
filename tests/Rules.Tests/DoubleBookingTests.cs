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
}
