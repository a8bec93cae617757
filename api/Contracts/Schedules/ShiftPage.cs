using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.Schedules;

/// <summary>The shifts of some days, and who is on them.</summary>
/// <param name="CurrentVersion">0 when nothing is published.</param>
/// <param name="ToDate">Not included.</param>
public sealed record ShiftListDto(Guid IncidentId, string IncidentTitle, int CurrentVersion, DateOnly FromDate, DateOnly ToDate, ListedShiftDto[] Shifts);

/// <param name="Kind">day, evening or night.</param>
/// <param name="MayChange">It has not started.</param>
public sealed record ListedShiftDto(
    Guid Id, string Need, string SkillId, int Level, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Seats, bool MayChange, ListedPersonDto[] People)
{
    /// <summary>Of the seats, how many the work cannot do without: all, unless said.</summary>
    public int Needed { get; init; } = Seats;
}

/// <param name="Answer">asked or yes.</param>
public sealed record ListedPersonDto(Guid PersonId, string Name, string Municipality, string Answer);

/// <summary>A shift, who is on it, and who else could be.</summary>
/// <param name="Candidates">Offered persons with the skill who are not on it: lawful ones first and of them whom it costs least, then those with most time left.</param>
/// <param name="WithoutSkill">Offered persons who lack the skill at the level; they are not listed.</param>
public sealed record ShiftPageDto(
    Guid IncidentId, string IncidentTitle, int CurrentVersion, ListedShiftDto Shift, ShiftPersonDto[] People, ShiftPersonDto[] Candidates, int WithoutSkill)
{
    /// <summary>Stops that the work of the person to be replaced would come to break without the shift: a rest in the middle of a stretch that is too short.</summary>
    public BreachDto[] LeftBroken { get; init; } = [];
}

/// <summary>A person who is on a shift or might be, with what speaks against it and the seven days around it that hold most work.</summary>
/// <param name="Answer">asked or yes; absent for one who is not on it.</param>
/// <param name="Obstacles">Codes of what is not about hours: on-leave, not-offered, …</param>
/// <param name="Breaches">Stops: that the shift makes, or would make.</param>
/// <param name="HadMinutes">Without the shift for one who is not on it.</param>
/// <param name="LeftMinutes">The least that law, agreement and the lender's ceiling leave in those days.</param>
/// <param name="Overrides">Stops that were let pass for it.</param>
public sealed record ShiftPersonDto(
    Guid PersonId, string Name, string Municipality, string? Answer, string[] Obstacles, BreachDto[] Breaches,
    int HadMinutes, int CapMinutes, int LeftMinutes, HourOverrideDto[] Overrides)
{
    /// <summary>What weighs most in having the place. Only of those who are on the shift and those who could be.</summary>
    public SeatCostDto? Cost { get; init; }

    /// <summary>By how much the schedule wears more on people with this person instead of the one to be replaced, in the engine's measure of minutes; less when negative. Only of those who could.</summary>
    public int? InsteadWearMinutes { get; init; }

    public bool IsPossible => Obstacles.Length == 0 && Breaches.Length == 0;

    public bool NeedsApproval => Obstacles.Length == 0 && Breaches.Length > 0 && Breaches.All(breach => breach.MayBeOverridden);
}

/// <summary>What the engine counts most when a person has a place on a shift.</summary>
/// <param name="Code">hours (minutes on the person's other shifts), quick-turn (minutes of rest before or after), nights (how many it makes), weekends (how many Saturdays, Sundays and public holidays it makes), nights-in-a-row, lender (per cent that it makes of the fair share of the person's municipality), tasks (how many changes of task it makes), journey (minutes one way), nobody-guides or one-lender (what the people on the shift come to lack together; 0).</param>
/// <param name="OfferedDays">With hours: for how long the person is offered, since the same hours weigh less on more days. Otherwise 0.</param>
public sealed record SeatCostDto(string Code, int Number, int OfferedDays = 0);

/// <summary>A standing shift of a person that could not be given today: a rule, the own hours, leave or an offer has changed.</summary>
/// <param name="Obstacles">Codes of what is not about hours.</param>
/// <param name="Breaches">Stops that nobody has let pass.</param>
public sealed record UnlawfulSeatDto(
    Guid PersonId, string Name, string Municipality, Guid ShiftId, string Need, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Answer,
    string[] Obstacles, BreachDto[] Breaches);
