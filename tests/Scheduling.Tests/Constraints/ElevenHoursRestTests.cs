namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class ElevenHoursRestTests
{
    [Fact]
    public void Eleven_hours_between_shifts_is_enough() =>
        Assert.Empty(Find<ElevenHoursRest>(APerson(1), AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 07:00")));

    [Fact]
    public void What_is_missing_is_what_it_costs()
    {
        var match = Assert.Single(Find<ElevenHoursRest>(APerson(1), AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 06:15")));

        Assert.Equal(45, match.Cost.UnlawfulMinutes);
        Assert.Equal(Duration.FromMinutes(10 * 60 + 15), Assert.IsType<Breach.RestTooShort>(Assert.IsType<Fact.Unlawful>(match.Fact).Breach).Had);
    }

    [Fact]
    public void Home_work_in_the_morning_forbids_the_night_before() =>
        Assert.Single(Find<ElevenHoursRest>(APerson(1) with { BusyDuties = [HomeWork("2026-02-03 08:00", 8)] }, AShift(1, "2026-02-02 15:00")));

    [Fact]
    public void The_night_when_the_clocks_go_forward_is_an_hour_shorter() =>
        Assert.Single(Find<ElevenHoursRest>(APerson(1), AShift(1, "2026-03-28 12:00", 8), AShift(2, "2026-03-29 07:00")));
}
