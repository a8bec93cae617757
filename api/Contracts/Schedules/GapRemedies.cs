namespace MutualAid.Contracts.Schedules;

/// <summary>A lawful change that would fill one empty place while everything else stays as it is.</summary>
/// <param name="Code">takes-over, remote-allowed, starts-later, ends-earlier, stays-longer or one-more-person.</param>
/// <param name="Number">Hours that a place starts later or ends earlier, days that a person stays longer, empty places of the need that one more person fills; 0 for the other codes.</param>
/// <param name="People">Of takes-over: the first takes the empty place, each of the others what the one before leaves. Of one-more-person nobody. Otherwise the one who could take it then.</param>
public sealed record GapRemedyDto(string Code, int Number, GapRemedyPersonDto[] People);

/// <param name="Leaves">The shift that goes to the next person; null for the last.</param>
public sealed record GapRemedyPersonDto(Guid PersonId, string Name, string Municipality, LeftShiftDto? Leaves);

/// <param name="Kind">day, evening or night.</param>
public sealed record LeftShiftDto(Guid ShiftId, string Need, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
