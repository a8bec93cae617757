namespace MutualAid.Contracts.Requests;

public sealed record RequestSizeRequest(NeedDto[] Needs);

/// <summary>What a set of needs means before anyone is asked.</summary>
/// <param name="Seats">Places to fill, summed over the shifts.</param>
/// <param name="SeatsAtOnce">The most places at the same moment. The minutes of hand-over, when two shifts stand side by side, are not counted.</param>
/// <param name="SeatMinutes">Working time to fill.</param>
/// <param name="People">The fewest people with whom a lawful schedule could exist; in practice more are needed.</param>
/// <param name="ShiftsBegun">Not counted, because they have begun already.</param>
/// <param name="Skills">In the order in which the needs first name them.</param>
/// <param name="Days">Every day from the first shift to the last, also those without shifts.</param>
/// <param name="Caps">The limits that <paramref name="People"/> comes from.</param>
/// <param name="Capacity">How far those who are offered already would do, of a sent request for what has not started. Null of one that is over, and to a caller who may not see the offers.</param>
public sealed record RequestSizeResponse(
    int Shifts, int Seats, int SeatsAtOnce, int SeatMinutes, int People, int ShiftsBegun, SkillSizeDto[] Skills, DaySizeDto[] Days, HourCapDto[] Caps, CapacityDto? Capacity = null)
{
    /// <summary>Of the seats, those that the work cannot do without: all, unless a need says fewer.</summary>
    public int SeatsNeeded { get; init; } = Seats;

    /// <summary>Titles of the needs that ask for a liaison on days for which neither they nor what the incident has sent ask for one. Empty of a request that is over.</summary>
    public string[] WithoutLiaison { get; init; } = [];
}

public sealed record SkillSizeDto(string SkillId, int Shifts, int Seats, int SeatsAtOnce, int SeatMinutes, int People);

/// <param name="Seats">Places on shifts that start on the date in Sweden.</param>
public sealed record DaySizeDto(DateOnly Date, int Seats);

/// <param name="Rule">The id of the rule among the reference rules.</param>
/// <param name="Kind">weekly-hours or daily-rest.</param>
/// <param name="Source">Where the number stands, as the law or agreement cites itself.</param>
public sealed record HourCapDto(string Rule, string Kind, int Minutes, string Source);
