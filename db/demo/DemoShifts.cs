using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>A need as points in time, the way the API works it out when a request is sent.</summary>
/// <remarks>The API's own code cannot be reached from here; a test in tests/Scheduling.Tests holds the two equal for every need.</remarks>
static class DemoShifts
{
    /// <summary>AB § 13: hand-over is cut where a longer night would pass the longest lawful span.</summary>
    static readonly Duration LongestSpan = Duration.FromHours(13);

    public static IEnumerable<ShiftRow> Of(NeedRow need)
    {
        var (perDay, hours) = need.Pattern switch
        {
            "two_twelve" => (2, 12),
            "three_eight" => (3, 8),
            "day" => (1, 8),
            _ => throw new ArgumentException($"Unknown pattern {need.Pattern}.", nameof(need)),
        };

        for (var day = need.From; day < need.To; day = day.PlusDays(1))
            for (var shift = 0; shift < perDay; shift++)
            {
                var start = Boundary(shift * hours);
                var length = Boundary((shift + 1) * hours) - start;
                var longest = Duration.Max(LongestSpan, length);
                yield return new(
                    DemoId.For("shift", $"{need.Id}:{Period.DaysBetween(need.From, day)}:{shift}"), need.IncidentId, need.Id,
                    start, start + Duration.Min(length + Duration.FromMinutes(need.HandoverMinutes), longest), need.Seats);

                Instant Boundary(int hour) =>
                    day.AtMidnight().PlusMinutes(need.StartMinute).PlusHours(hour).InZoneLeniently(DemoCalendar.Zone).ToInstant();
            }
    }
}
