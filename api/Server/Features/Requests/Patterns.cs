using MutualAid.Contracts.Requests;
using MutualAid.Scheduling.Planning;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Requests;

/// <summary>From a need's rhythm to points in time.</summary>
static class Patterns
{
    /// <summary>The length of one shift without hand-over, by pattern as written on the wire and in the database.</summary>
    public static readonly IReadOnlyDictionary<string, int> ShiftMinutes = new Dictionary<string, int> { ["two_twelve"] = 12 * 60, ["three_eight"] = 8 * 60, ["day"] = 8 * 60 };

    /// <summary>All shifts that start on the need's days, in order. Takes a need that <see cref="RequestChecks"/> has found no fault with.</summary>
    public static Interval[] ShiftsOf(NeedDto need)
    {
        var pattern = new ShiftPattern(
            need.Pattern switch
            {
                "two_twelve" => PatternKind.TwoTwelve,
                "three_eight" => PatternKind.ThreeEight,
                "day" => PatternKind.Day,
                var other => throw new ArgumentException($"Unknown pattern {other}", nameof(need)),
            },
            LocalTime.FromTimeOnly(need.FirstShiftAt),
            need.HandoverMinutes);

        return [.. pattern.Between(LocalDate.FromDateOnly(need.FromDate), LocalDate.FromDateOnly(need.ToDate).PlusDays(-1), Stockholm.Zone)];
    }
}
