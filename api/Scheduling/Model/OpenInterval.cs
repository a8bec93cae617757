using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>The bounds of an interval that may lack its beginning or its end, as of an offer until further notice.</summary>
static class OpenInterval
{
    public static Instant From(this Interval interval) => interval.HasStart ? interval.Start : Instant.MinValue;

    /// <summary>Not included.</summary>
    public static Instant Until(this Interval interval) => interval.HasEnd ? interval.End : Instant.MaxValue;
}
