namespace MutualAid.Server.Features.Offers;

/// <summary>Which days an offer may be for.</summary>
static class OfferDays
{
    const int Longest = 366;

    /// <summary>A stable code for what is wrong with the days; null when nothing is.</summary>
    public static string? Error(Days days, DateOnly today) =>
        days.Count < 1 ? "ends-before-start"
        : days.Count > Longest ? "too-long"
        : days.Until <= today ? "in-the-past"
        : null;
}
