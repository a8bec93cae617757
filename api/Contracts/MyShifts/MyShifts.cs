using System.ComponentModel.DataAnnotations;
using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.MyShifts;

/// <summary>What a member of staff needs in order to come, at all incidents.</summary>
/// <param name="Next">The shift that is under way or comes first, and is not declined. Also in <paramref name="Coming"/>.</param>
/// <param name="Coming">Shifts that have not ended, asked, accepted or declined; the first first.</param>
/// <param name="Cancelled">Shifts that a later schedule took away and that would not have ended yet, or were taken away in the last seven days.</param>
/// <param name="Past">Shifts that were worked, the last first; at most thirty.</param>
/// <param name="Offers">To which incidents the person is offered, from today.</param>
public sealed record GetMyShiftsResponse(
    string Name, DateTimeOffset Now, MyShiftDto? Next, MyShiftDto[] Coming, MyShiftDto[] Cancelled, MyShiftDto[] Past, MyHoursDto Hours, MyOfferDto[] Offers);

/// <param name="MunicipalityName">Who is helped.</param>
/// <param name="Place">on_site or remote.</param>
/// <param name="Site">Where to go when the place is on_site.</param>
/// <param name="ReportTo">Whom to report to on arrival; empty when the request does not say.</param>
/// <param name="Answer">asked, yes or no.</param>
/// <param name="MayAnswer">The shift has not started and stands.</param>
/// <param name="Version">Send it back with the answer.</param>
/// <param name="With">Others on the same shift who have not said no.</param>
/// <param name="ReportState">How far the report of what was worked has come: reported, host_approved, home_approved or returned; null without one.</param>
public sealed record MyShiftDto(
    Guid AssignmentId,
    Guid IncidentId,
    string IncidentTitle,
    string MunicipalityName,
    string Need,
    string Place,
    string Site,
    string ReportTo,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Answer,
    bool MayAnswer,
    int Version,
    DateTimeOffset? CancelledAt,
    string ContactName,
    string ContactPhone,
    ColleagueDto[] With,
    string? ReportState = null)
{
    /// <summary>Rules that were let pass for this shift, by whom and why.</summary>
    public HourOverrideDto[] Overrides { get; init; } = [];
}

public sealed record ColleagueDto(string FirstName, string MunicipalityName);

/// <summary>All work in the fullest seven days around the next shift, or around now when there is none.</summary>
/// <param name="WindowStart">The seven days are 168 elapsed hours from here.</param>
/// <param name="HomeMinutes">What the own employer keeps.</param>
/// <param name="AidMinutes">Shifts, asked and accepted, at all incidents.</param>
/// <param name="CapMinutes">Home and aid together, by law.</param>
/// <param name="RestUntil">When the daily rest after the next shift is over; absent without a next shift.</param>
public sealed record MyHoursDto(DateTimeOffset WindowStart, DateTimeOffset WindowEnd, int HomeMinutes, int AidMinutes, int CapMinutes, DateTimeOffset? RestUntil);

/// <param name="LastDate">Included.</param>
public sealed record MyOfferDto(Guid IncidentId, string IncidentTitle, string MunicipalityName, DateOnly FromDate, DateOnly LastDate);

/// <summary>Yes or no to one shift. May be changed until the shift starts; the same answer twice is no error.</summary>
/// <param name="Answer">yes or no.</param>
/// <param name="Version">The version that the answer is about.</param>
/// <remarks>
/// 409 <c>/problems/outdated</c> with <c>current</c>; <c>shift-started</c>; <c>shift-cancelled</c>; and when a no is taken back too late,
/// <c>seat-taken</c> or <c>no-longer-offered</c>. 422 <c>/problems/unlawful</c> with <c>breaches</c>, a list of <see cref="BreachDto"/>.
/// </remarks>
public sealed record AnswerAssignmentRequest([property: Required, AllowedValues("yes", "no")] string Answer, [property: Range(1, int.MaxValue)] int Version);

public sealed record AnswerAssignmentResponse(Guid AssignmentId, string Answer, int Version);
