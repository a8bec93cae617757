namespace MutualAid.Contracts.Requests;

/// <summary>What the people who are offered to the incident may work at most, beside their work at home and the incident's other requests.</summary>
/// <remarks>
/// An upper bound from the caps on seven days: what it finds too little is too little, and what it finds enough may still not be. A week goes from Monday to
/// Sunday in Sweden, and a shift over the night to Monday is divided between two.
/// </remarks>
/// <param name="People">Offered so far. While it is 0 there is nothing to say, and the lists are empty.</param>
/// <param name="Shortfalls">Where the needs ask for more than can be had, by week.</param>
/// <param name="Seats">What the needs ask for, by week and then in the order in which they first ask for it.</param>
public sealed record CapacityDto(int People, ShortfallDto[] Shortfalls, SeatWeekDto[] Seats);

/// <param name="Place">on_site or remote.</param>
public sealed record SeatKindDto(string SkillId, int Level, string Place);

/// <param name="AskedMinutes">What the needs ask for.</param>
/// <param name="OtherMinutes">What the incident's sent requests ask for of the same kind, filled or not.</param>
/// <param name="AtMostMinutes">What people could work on it if they worked on nothing else.</param>
public sealed record SeatWeekDto(DateOnly Monday, SeatKindDto Kind, int AskedMinutes, int OtherMinutes, int AtMostMinutes);

/// <param name="Kinds">One, or several that want the same people: then the figures are of all of them together.</param>
/// <param name="People">Those of the offered who could work on them at all.</param>
public sealed record ShortfallDto(DateOnly Monday, SeatKindDto[] Kinds, int AskedMinutes, int OtherMinutes, int AtMostMinutes, int People);
