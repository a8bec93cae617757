using MutualAid.Contracts.MyShifts;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.MyShifts;

/// <summary>A window of a person's work, split by employer.</summary>
static class MyWeek
{
    /// <param name="around">What the fullest such window is to hold.</param>
    public static MyHoursDto Fullest(IReadOnlyCollection<Duty> duties, Interval around, Duration length, int capMinutes, Instant? restUntil)
    {
        var window = TotalHours.Fullest(new(duties, Stockholm.Zone), around, length).Window;
        return new(
            window.Start.ToDateTimeOffset(), window.End.ToDateTimeOffset(), Minutes(duties, Employer.Home, window), Minutes(duties, Employer.Host, window),
            capMinutes, restUntil?.ToDateTimeOffset());
    }

    public static int Minutes(IEnumerable<Duty> duties, Employer employer, Interval window) =>
        (int)new DutySet(duties.Where(duty => duty.Employer == employer), Stockholm.Zone).WorkedIn(window).TotalMinutes;
}
