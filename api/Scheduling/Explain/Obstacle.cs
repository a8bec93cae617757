using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Scheduling.Explain;

/// <summary>One reason why a person cannot take a shift. A closed set; facts only.</summary>
/// <remarks>Listed in the order in which they are looked for: what a person lacks, then when, then where, then the hours.</remarks>
public abstract record Obstacle
{
    Obstacle() { }

    public sealed record NoSkill(string SkillId) : Obstacle;

    public sealed record LevelTooLow(int Had, int Required) : Obstacle;

    /// <summary>The person may not be put on this very shift.</summary>
    public sealed record Forbidden : Obstacle;

    public sealed record NotOffered : Obstacle;

    public sealed record OnLeave(Interval Leave) : Obstacle;

    public sealed record NotAvailable(IsoDayOfWeek Day, bool IsNight) : Obstacle;

    /// <summary>The shift is on site and the person works remotely only, or the other way round.</summary>
    public sealed record WrongPlace(bool ShiftIsOnSite) : Obstacle;

    public sealed record AlreadyOnDuty(Duty Duty) : Obstacle;

    /// <summary>A rule about hours, travel excepted.</summary>
    public sealed record Hours(Breach Breach) : Obstacle;

    /// <summary>The lender's own cap on aid in seven days.</summary>
    public sealed record CeilingReached(Interval Window, Duration Had, Duration Allowed) : Obstacle;

    public sealed record TravelTooFar(Breach.TravelTooShort Breach) : Obstacle;
}
