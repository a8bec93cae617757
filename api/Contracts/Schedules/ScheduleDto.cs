namespace MutualAid.Contracts.Schedules;

/// <summary>A schedule to look at: the published one of an incident, or the best that a run has found.</summary>
/// <param name="RunId">Set for a run's schedule.</param>
/// <param name="Version">The published version's number; 0 when nothing has been published.</param>
/// <param name="ToDate">Not included.</param>
/// <param name="Seats">Places to fill on all shifts of the sent requests.</param>
/// <param name="Breaches">Breaches of the hour rules that shifts of the schedule have a part in, over all duties of everyone on it; 0 in a lawful one.</param>
public sealed record ScheduleDto(
    Guid IncidentId,
    string IncidentTitle,
    string MunicipalityCode,
    Guid? RunId,
    int Version,
    DateTimeOffset? PublishedAt,
    DateOnly FromDate,
    DateOnly ToDate,
    int Seats,
    int SeatsFilled,
    int People,
    int Municipalities,
    int Breaches,
    CoverageRowDto[] Coverage,
    GapDto[] Gaps,
    RosterRowDto[] Roster,
    LatestRunDto? LatestRun)
{
    /// <summary>Breaches of people on the schedule in other aid, which none of its shifts has a part in.</summary>
    public int BreachesElsewhere { get; init; }

    /// <summary>Standing shifts that break a rule or meet an obstacle today. Only of a published schedule.</summary>
    public UnlawfulSeatDto[] Unlawful { get; init; } = [];

    /// <summary>Staffed shifts whose people lack something that was asked for.</summary>
    public TeamLackDto[] Teams { get; init; } = [];

    /// <summary>Null where no people are shown, or fewer than five of them work.</summary>
    public TirednessDto? Tiredness { get; init; }
}

/// <summary>An estimate for planning, of all people together: working time at which the three-process model finds them sleepy, from when they may have slept.</summary>
/// <remarks>Never of one person: nothing is told of fewer than five.</remarks>
/// <param name="Hours">The three hours of the day with the highest average, worst first; fewer where fewer than five people work in the others.</param>
public sealed record TirednessDto(int WorkMinutes, int RiskMinutes, TiredHourDto[] Hours);

/// <param name="Hour">Wall clock in Stockholm: 3 is from 03:00 to 04:00.</param>
/// <param name="Kss">The average on the Karolinska sleepiness scale, 1 to 9. At 7 or more it is a risk.</param>
public sealed record TiredHourDto(int Hour, double Kss);

/// <summary>The newest run of the incident, whatever became of it.</summary>
public sealed record LatestRunDto(Guid Id, string Status, DateTimeOffset RequestedAt, int? PublishedVersion);

/// <summary>One need on one kind of shift, day by day.</summary>
/// <param name="Kind">day, evening or night. A shift with three hours or more between 22 and 06 is a night.</param>
/// <param name="Start">Wall clock in Stockholm.</param>
/// <param name="Cells">Only days that have such a shift.</param>
public sealed record CoverageRowDto(Guid NeedId, string Need, string SkillId, int Level, string Place, string Kind, TimeOnly Start, TimeOnly End, CoverageCellDto[] Cells);

/// <param name="Date">The day in Stockholm on which the shift starts.</param>
/// <param name="ShiftId">The shift; the first of several that are alike.</param>
public sealed record CoverageCellDto(DateOnly Date, int Filled, int Wanted, Guid? ShiftId = null)
{
    /// <summary>Of the wanted, how many the work cannot do without: all, unless said.</summary>
    public int Needed { get; init; } = Wanted;
}

/// <summary>Places that stand empty for the same kind of reasons: one need, one kind of shift, one or several days.</summary>
/// <param name="Missing">Empty places on each of <paramref name="Dates"/>, in the same order.</param>
/// <param name="Skilled">How many of the offered persons have the skill at the level at all.</param>
/// <param name="Free">How many of these nothing stands in the way of; above 0 only while the engine has more to do.</param>
/// <param name="Reasons">Why the others cannot; each person counts once a day, under the first obstacle. Largest first.</param>
public sealed record GapDto(Guid NeedId, string Need, string SkillId, int Level, string Kind, DateOnly[] Dates, int[] Missing, int Skilled, int Free, GapReasonDto[] Reasons)
{
    /// <summary>Of the empty places on all the days together, those that are wanted beyond what the work cannot do without.</summary>
    public int OnlyWanted { get; init; }

    /// <summary>The first of the shifts.</summary>
    public Guid ShiftId { get; init; }

    /// <summary>How one place on that shift could be filled: at most three ways, each by itself, the one that asks least first.</summary>
    public GapRemedyDto[] Remedies { get; init; } = [];
}

/// <summary>Shifts whose people together lack the same thing: one need, one kind of shift, one or several days.</summary>
/// <param name="Code">nobody-guides, one-lender or no-liaison.</param>
/// <param name="Dates">In order.</param>
/// <param name="Minutes">With no-liaison: for how long there is none, on the shift where it is longest. Otherwise 0.</param>
public sealed record TeamLackDto(Guid NeedId, string Need, string Kind, string Code, DateOnly[] Dates, int Minutes);

/// <param name="Code">A stable code; for an hour rule, the id of the rule.</param>
/// <param name="Least">Persons on the day of the gap that has fewest.</param>
/// <param name="Most">Persons on the day that has most.</param>
public sealed record GapReasonDto(string Code, int Least, int Most);

/// <summary>One person's weeks.</summary>
/// <param name="Days">Only days that hold something.</param>
/// <param name="Hours">The seven days with the most work in them.</param>
/// <param name="LeftMinutes">What may still be added this week: the least that law, agreement and the lender's ceiling leave of the fullest seven days around now.</param>
public sealed record RosterRowDto(Guid PersonId, string Name, string Municipality, RosterDayDto[] Days, PersonHoursDto Hours, int? LeftMinutes = null);

/// <param name="Mark">shift, elsewhere (at another incident), travel, home or leave. A day may have several.</param>
/// <param name="Kind">day, evening or night when <paramref name="Mark"/> is shift.</param>
/// <param name="Answer">asked or yes for a published shift.</param>
public sealed record RosterDayDto(DateOnly Date, string Mark, string? Kind, Guid? NeedId, string? Answer);

/// <param name="FromDate">The first of the seven days.</param>
/// <param name="CapMinutes">The law's cap on all work in any seven days.</param>
/// <param name="AidMinutes">Shifts and travel, at all incidents.</param>
/// <param name="CeilingMinutes">The lender's own cap on aid in any seven days.</param>
public sealed record PersonHoursDto(DateOnly FromDate, int AidMinutes, int HomeMinutes, int CapMinutes, int CeilingMinutes);
