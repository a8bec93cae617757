using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What people call a shift. A night has three hours or more between 22 and 06; of the rest, an evening starts at noon or later.</summary>
static class ShiftKind
{
    public const string Day = "day";
    public const string Evening = "evening";
    public const string Night = "night";

    static readonly LocalTime Noon = new(12, 0);

    public static string Of(Instant start, Instant end) =>
        NightWork.IsNightShift(start, end, Stockholm.Zone) ? Night
        : start.InZone(Stockholm.Zone).TimeOfDay >= Noon ? Evening
        : Day;
}
