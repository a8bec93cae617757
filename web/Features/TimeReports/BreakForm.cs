namespace MutualAid.Web.Features.TimeReports;

/// <summary>A break as it is typed: two times within the work, which say their day themselves unless the work is longer than a day.</summary>
public sealed class BreakForm
{
    public string? Day { get; set; }
    public string? StartsAt { get; set; }
    public string? StartsAtWhich { get; set; }
    public string? EndsAt { get; set; }
    public string? EndsAtWhich { get; set; }

    /// <summary>Added by the button just now; never posted.</summary>
    internal bool IsNew { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(StartsAt) && string.IsNullOrWhiteSpace(EndsAt);
}
