namespace MutualAid.Rules;

/// <content>The road between two places of work.</content>
public sealed partial class DutyBook
{
    bool TravelFits(in BookedDuty duty, int next)
    {
        if (duty.Kind == DutyKind.Travel)
            return true;

        int before = next - 1, after = next;
        var gapBefore = before >= 0 ? duty.Start - duties[before].End : 0;
        var gapAfter = after < Count ? duties[after].Start - duty.End : 0;

        for (; before >= 0 && duties[before] is { Place: null, Kind: not DutyKind.Travel }; before--)
            gapBefore = before > 0 ? Math.Max(gapBefore, duties[before].Start - duties[before - 1].End) : gapBefore;

        for (; after < Count && duties[after] is { Place: null, Kind: not DutyKind.Travel }; after++)
            gapAfter = after < Count - 1 ? Math.Max(gapAfter, duties[after + 1].Start - duties[after].End) : gapAfter;

        var from = before >= 0 ? duties[before].Place : null;
        var to = after < Count ? duties[after].Place : null;
        var at = after < Count ? duties[after].Start : 0;

        return duty.Place is { } here
            ? RoadFits(from, here, gapBefore, duty.Start) && RoadFits(here, to, gapAfter, at)
            : RoadFits(from, to, Math.Max(gapBefore, gapAfter), at);
    }

    bool RoadFits(string? from, string? to, long gap, long at)
    {
        if (from is null || to is null || from == to)
            return true;

        var road = travel(from, to).BclCompatibleTicks;
        return road <= 0 || gap >= road + LimitsAt(at).RestOfADay;
    }
}
