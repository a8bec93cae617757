using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Scheduling.Model;

/// <summary>Work that the stricken municipality needs done between two points in time, by so many people.</summary>
/// <param name="End">Not included.</param>
/// <param name="SkillId">The skill that each seat asks for.</param>
/// <param name="Level">The lowest level of it that will do.</param>
/// <param name="Seats">How many are wanted.</param>
/// <param name="Priority">1 is the most important, 3 the least: one scale for all incidents, so this is what ranks them where they want the same people.</param>
/// <param name="OnSite">Whether the person must be at <paramref name="Municipality"/>.</param>
/// <param name="Municipality">The code of the municipality that is helped.</param>
public sealed record Shift(
    ShiftId Id,
    NeedId Need,
    IncidentId Incident,
    Instant Start,
    Instant End,
    string SkillId,
    int Level,
    int Seats,
    int Priority,
    bool OnSite,
    string Municipality)
{
    /// <summary>Of the seats, how many the work cannot do without; all of them, unless said.</summary>
    public int Minimum { get => Math.Min(field, Seats); init; } = int.MaxValue;

    public TeamRules Team { get; init; } = TeamRules.None;

    /// <summary>The shift as the hour rules see it. A remote shift has no place.</summary>
    public Duty Duty => new(Start, End, Employer.Host, OnSite ? Municipality : null);

    public int Minutes => (int)(End - Start).TotalMinutes;

    /// <summary>Whether it starts on a Saturday, a Sunday or a holiday.</summary>
    public bool IsWeekend(DateTimeZone zone, IReadOnlySet<LocalDate> holidays) =>
        Start.InZone(zone).Date is var day && (day.DayOfWeek >= IsoDayOfWeek.Saturday || holidays.Contains(day));

    /// <summary>The shift as the model of tiredness sees it.</summary>
    public ClockShift Clock(DateTimeZone zone) => ClockShift.Of(Start, End, zone);

    public bool IsNight(DateTimeZone zone) => NightWork.IsNightShift(Start, End, zone);
}
