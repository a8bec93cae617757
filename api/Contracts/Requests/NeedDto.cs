namespace MutualAid.Contracts.Requests;

/// <summary>A line of a request: so many people with a skill, in a rhythm, between two dates.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Level">The lowest level of the skill that will do, 1 to 4.</param>
/// <param name="Seats">People on each shift, 1 to <see cref="RequestLimits.SeatsInNeed"/>.</param>
/// <param name="ToDate">Not included: no shift starts on it. At most <see cref="RequestLimits.DaysInNeed"/> days after <paramref name="FromDate"/>.</param>
/// <param name="Pattern">two_twelve, three_eight or day (eight hours).</param>
/// <param name="FirstShiftAt">When the day's first shift starts, by the clock on the wall in Sweden; whole minutes.</param>
/// <param name="HandoverMinutes">How much longer each shift stays to hand over, 0 to 60. A shift with its hand-over is at most 13 hours.</param>
/// <param name="Place">on_site or remote.</param>
/// <param name="Priority">1 is the most important, 3 the least.</param>
public sealed record NeedDto(
    string Title, string SkillId, int Level, int Seats, DateOnly FromDate, DateOnly ToDate, string Pattern, TimeOnly FirstShiftAt, int HandoverMinutes, string Place, int Priority)
{
    /// <summary>Of the seats, how many the work cannot do without: 0 to all of them. Null: all. The others are filled once no shift of the incident lacks one that it cannot do without.</summary>
    public int? Minimum { get; init; }

    /// <summary>Somebody on each shift has level 3 of the skill or more, and can guide the others.</summary>
    public bool Guide { get; init; }

    /// <summary>Two or more on a shift are not all from one municipality.</summary>
    public bool MixedLenders { get; init; }

    /// <summary>The skill of a communicator who sits with IT, takes the questions and lets the experts work in peace.</summary>
    public const string LiaisonSkill = "kom.itlank";

    /// <summary>Somebody is on duty in the incident for a need of <see cref="LiaisonSkill"/> while anybody is on the shift.</summary>
    public bool Liaison { get; init; }
}

public static class RequestLimits
{
    public const int TitleLength = 120;
    public const int ReportToLength = 500;
    public const int NeedsInRequest = 60;
    public const int SeatsInNeed = 500;
    public const int SeatsInRequest = 2000;
    public const int DaysInNeed = 366;
    public const int HandoverMinutes = 60;
    public const int ShiftSpanMinutes = 13 * 60;
}
