using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class NightWorkerHoursTests
{
    // Eight hours for six days a week in sixteen weeks make 768, here in 64 shifts of 12.
    const int Shifts = 64;

    [Fact]
    public void Seven_hundred_and_sixty_eight_hours_in_sixteen_weeks_is_enough() => Assert.Empty(Check(Rota(nights: Shifts, minutes: 0)));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_how_much_and_when()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check(Rota(nights: 32, minutes: 1))));

        Assert.Equal((Hours(768, 1), Hours(768), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-04-06 07:00"), At("2026-07-27 07:00")), breach.When);
    }

    [Theory]
    [InlineData(22, 2, true)]
    [InlineData(22, 3, false)]
    [InlineData(21, 1, false)]
    public void It_is_asked_of_those_with_a_third_of_their_shifts_at_night(int nights, int minutes, bool isNightWorker) =>
        Assert.Equal(isNightWorker, Check(Rota(nights, minutes)).Length == 1);

    [Fact]
    public void Leave_counts_as_worked_and_is_no_shift_by_day()
    {
        var rota = Rota(nights: 22, minutes: 3);

        Assert.Empty(Check(rota));
        Assert.Single(Check([.. rota[1..], rota[0] with { Kind = DutyKind.Absence }]));
    }

    [Fact]
    public void It_warns_in_every_mode() =>
        Assert.Equal([Severity.Warn, Severity.Warn, Severity.Warn], InEachMode(Presets.NightWorkerHours, Rota(nights: Shifts / 2, minutes: 1)));

    /// <summary>Four shifts a week, the last ones at night, and so many more of a minute by day.</summary>
    static Duty[] Rota(int nights, int minutes) =>
    [
        .. Weeks("2026-04-06 07:00", 16, 4, 12)[..(Shifts - nights)],
        .. Weeks("2026-04-06 19:00", 16, 4, 12)[(Shifts - nights)..],
        .. Weeks("2026-04-11 07:00", 16, 1, 1)[..minutes].Select(duty => new Duty(duty.Start, duty.Start + Duration.FromMinutes(1))),
    ];

    static Breach[] Check(params Duty[] duties) => Only(Presets.NightWorkerHours, duties);
}
