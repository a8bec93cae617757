using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Offers;

/// <summary>Whole days in Stockholm; <see cref="Until"/> is not included.</summary>
readonly record struct Days(DateOnly First, DateOnly Until)
{
    /// <param name="last">Included, as people say it.</param>
    public static Days Through(DateOnly first, DateOnly last) => new(first, last.AddDays(1));

    public DateOnly Last => Until.AddDays(-1);

    public int Count => Until.DayNumber - First.DayNumber;

    public Instant Start => Stockholm.StartOf(First);

    public Instant End => Stockholm.StartOf(Until);

    public bool Overlaps(Days other) => First < other.Until && other.First < Until;

    public bool Contains(DateOnly day) => First <= day && day < Until;
}
