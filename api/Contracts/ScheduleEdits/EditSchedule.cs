using System.ComponentModel.DataAnnotations;
using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.ScheduleEdits;

/// <summary>A person on a shift.</summary>
public sealed record SeatDto(Guid ShiftId, Guid PersonId);

/// <summary>Asks what a change of the standing schedule would do. Changes nothing.</summary>
/// <param name="Kind">
/// assign: one addition. remove: one removal. move: one of each, with the same person on another shift or another person on the same shift. swap:
/// two of each, two persons with each other's shift.
/// </param>
public sealed record PreviewScheduleEditRequest(
    [property: Required, AllowedValues("assign", "remove", "move", "swap")] string Kind, [property: Required] SeatDto[] Removals, [property: Required] SeatDto[] Additions);

/// <summary>Changes the standing schedule by hand, on shifts that have not started.</summary>
/// <param name="Kind">As in <see cref="PreviewScheduleEditRequest"/>.</param>
/// <param name="ExpectedCurrentVersion">The version that the crisis lead saw standing.</param>
/// <param name="Override">Asks a second person to let stops pass; only where every stop is one that the law lets be passed.</param>
/// <remarks>
/// 201 when it is done, 202 when it waits for a second person. 409 <c>changed-since</c> with <c>currentVersion</c>; <c>not-possible</c> with
/// <c>obstacles</c>, a list of <see cref="EditObstacleDto"/>; <c>incident-ended</c>. 422 <c>unlawful</c> with <c>mayBeOverridden</c> and
/// <c>people</c>, a list of <see cref="PersonBreachesDto"/>. A rule that is broken already is not the change's fault.
/// </remarks>
public sealed record EditScheduleRequest(
    [property: Required, AllowedValues("assign", "remove", "move", "swap")] string Kind,
    [property: Required] SeatDto[] Removals,
    [property: Required] SeatDto[] Additions,
    [property: Range(0, int.MaxValue)] int ExpectedCurrentVersion,
    AskForOverride? Override = null);

/// <param name="Reason">Shown to the person, to the home municipality and to whoever decides.</param>
public sealed record AskForOverride([property: Required, StringLength(1000)] string Reason);

/// <param name="Status">done or waiting.</param>
/// <param name="Version">The schedule's new version; absent while it waits.</param>
public sealed record EditScheduleResponse(Guid Id, string Status, int? Version);

public sealed record PersonBreachesDto(Guid PersonId, BreachDto[] Breaches);

/// <param name="Code">The code of an obstacle of the engine, or not-on-shift, already-on-shift, no-free-seat, shift-started, unknown-shift.</param>
public sealed record EditObstacleDto(string Code, Guid ShiftId, Guid PersonId);

/// <summary>What a change would do.</summary>
/// <param name="CurrentVersion">The version that it was worked out with; send it back when saving.</param>
/// <param name="Outcome">possible; needs-approval, by a second person; unlawful, which nobody can let pass; or not-possible for another reason than hours.</param>
public sealed record ScheduleEditPreviewDto(
    Guid IncidentId, string IncidentTitle, string MunicipalityCode, int CurrentVersion, string Kind, string Outcome,
    EditedShiftDto[] Shifts, EditedPersonDto[] Persons, EditObstacleDto[] Obstacles)
{
    /// <summary>Absent for a coordinator, who is shown own people alone.</summary>
    public EditSumDto? Sum { get; init; }
}

/// <summary>What a change does all in all.</summary>
/// <param name="SeatsFilled">Seats that were empty and are so no longer.</param>
/// <param name="SeatsEmptied">The other way round.</param>
/// <param name="PeopleChanged">Whose shifts are no longer the same.</param>
/// <param name="PeopleUntouched">The others who are on shifts that have not started.</param>
/// <param name="WearMinutes">By how much the schedule wears more on people, in the engine's measure; less when negative.</param>
public sealed record EditSumDto(int SeatsFilled, int SeatsEmptied, int PeopleChanged, int PeopleUntouched, int WearMinutes);

/// <param name="Kind">day, evening or night.</param>
public sealed record EditedShiftDto(
    Guid ShiftId, string Need, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Seats, int FilledBefore, int FilledAfter)
{
    /// <summary>Of the seats, how many the work cannot do without: all, unless said.</summary>
    public int Needed { get; init; } = Seats;
}

/// <param name="Loses">Shifts, by id.</param>
/// <param name="HadSaidYes">To one that is lost.</param>
/// <param name="Breaches">Stops and warnings that the change makes.</param>
public sealed record EditedPersonDto(
    Guid PersonId, string Name, string Municipality, Guid[] Loses, Guid[] Gets, bool HadSaidYes, BreachDto[] Breaches, EditMarginDto[] Margins)
{
    /// <summary>Absent where nothing can be said: the person is no longer offered, or the shifts have started.</summary>
    public EditLoadDto? Load { get; init; }
}

/// <summary>What a person has to do in the schedule without a change and with it.</summary>
public sealed record EditLoadDto(PersonLoadDto Before, PersonLoadDto After);

/// <param name="Minutes">On shifts of the incident that have not started.</param>
/// <param name="ShortestRestMinutes">Next to one of them, before it or after, whoever the other work is for; absent where there is no other work.</param>
/// <param name="WearMinutes">How the shifts wear on the person, in the engine's measure: how full they make the time that is offered, nights, weekends and public holidays, rests that are too short, and hours of the day when people are tired.</param>
public sealed record PersonLoadDto(int Minutes, int Nights, int? ShortestRestMinutes, int WearMinutes);

/// <summary>How near a limit the person is, without the change and with it.</summary>
/// <param name="RuleId"><c>lender-ceiling</c> for the lender's own cap on aid in seven days.</param>
/// <param name="Unit">minutes, days or nights.</param>
/// <param name="From">The time that is counted, with the change.</param>
public sealed record EditMarginDto(string RuleId, string Kind, string Unit, DateTimeOffset From, DateTimeOffset To, int HadBefore, int HadAfter, int Allowed);
