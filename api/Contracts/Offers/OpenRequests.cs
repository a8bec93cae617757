using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.Offers;

/// <summary>A request for help that another municipality has sent and not withdrawn, seen from one that could lend.</summary>
/// <param name="DistanceKilometres">Straight over the ground between the two seats.</param>
/// <param name="TravelMinutes">An estimate by road, see <c>SeatDistance</c>.</param>
/// <param name="FromDate">The first day that still matters: today, or the first day of the earliest need.</param>
/// <param name="LastDate">Included.</param>
/// <param name="PeopleWhoFit">Our people who have the skill, level and place of at least one need.</param>
/// <param name="PeopleFree">Those of them who can be offered for all or part of the period.</param>
/// <param name="PeopleOffered">Those of ours who are offered to this incident already.</param>
/// <param name="FiledByName">The neighbour that filed the incident for the stricken municipality.</param>
public sealed record OpenRequestDto(
    Guid RequestId,
    Guid IncidentId,
    string MunicipalityCode,
    string MunicipalityName,
    string IncidentTitle,
    int Number,
    string Title,
    DateTimeOffset SentAt,
    DateTimeOffset? AnswerBy,
    int DistanceKilometres,
    int TravelMinutes,
    DateOnly FromDate,
    DateOnly LastDate,
    OpenNeedDto[] Needs,
    int PeopleWhoFit,
    int PeopleFree,
    int PeopleOffered,
    string? FiledByName = null);

/// <param name="LastDate">Included.</param>
/// <param name="Pattern">two_twelve, three_eight or day.</param>
/// <param name="Place">on_site or remote.</param>
/// <param name="Priority">1 is the most urgent, 3 the least.</param>
/// <param name="PeopleWhoFit">Our people who have this need's skill, level and place.</param>
public sealed record OpenNeedDto(
    Guid NeedId,
    string Title,
    string SkillId,
    string SkillSv,
    string SkillEn,
    int Level,
    int Seats,
    DateOnly FromDate,
    DateOnly LastDate,
    string Pattern,
    string Place,
    int Priority,
    int PeopleWhoFit)
{
    /// <summary>Of the seats, how many the work cannot do without: all, unless said.</summary>
    public int Needed { get; init; } = Seats;

    /// <inheritdoc cref="Requests.NeedDto.Guide"/>
    public bool Guide { get; init; }

    /// <inheritdoc cref="Requests.NeedDto.MixedLenders"/>
    public bool MixedLenders { get; init; }

    /// <inheritdoc cref="Requests.NeedDto.Liaison"/>
    public bool Liaison { get; init; }
}

/// <summary>One open request with those of our people who fit it, the best first.</summary>
/// <param name="Situation">What has happened, in the stricken municipality's words.</param>
/// <param name="Site">Where the work is.</param>
/// <param name="FromDate">First day of the period that the candidates were looked at for.</param>
/// <param name="LastDate">Its last day, included.</param>
public sealed record GetOpenRequestResponse(
    OpenRequestDto Request, string Situation, string Site, string ContactName, string ContactPhone, DateOnly FromDate, DateOnly LastDate, CandidateDto[] Candidates);

/// <param name="Availability">
/// <c>free</c> the whole period; <c>partly</c> when some of it is leave or recovery; <c>no</c> when the person cannot be offered for it.
/// </param>
/// <param name="Obstacles">Why not, or not all of it. Empty when <paramref name="Availability"/> is free.</param>
/// <param name="HomeMinutesPerWeek">What the own employer keeps while the person is lent.</param>
/// <param name="MinutesLeftPerWeek">What is left under 48 hours in the fullest seven days of the period, with all duties that stand.</param>
public sealed record CandidateDto(
    Guid PersonId,
    string Name,
    string Title,
    bool WorksOnSite,
    bool WorksRemote,
    CandidateFitDto[] Fits,
    string Availability,
    ObstacleDto[] Obstacles,
    int HomeMinutesPerWeek,
    int MinutesLeftPerWeek);

/// <param name="Level">The person's own level, at least the need's.</param>
/// <param name="IsConfirmed">The employer stands behind the level.</param>
public sealed record CandidateFitDto(Guid NeedId, int Level, bool IsConfirmed);

/// <summary>Something that stands in the way of lending a person.</summary>
/// <param name="Reason">
/// <c>deactivated</c>; <c>not-agreed</c> (has not said yes to being asked); <c>offered</c> (to an incident, for days that
/// overlap); <c>leave</c>; <c>recovering</c> (days off after an aid assignment); <c>assigned</c> (has published shifts); <c>no-fit</c> (no need of
/// the request fits); <c>no-lawful-shift</c> (fits, but the hour rules leave not one shift of those days).
/// </param>
/// <param name="FromDate">First day that is taken, for offered, leave, recovering and assigned.</param>
/// <param name="LastDate">Its last day, included.</param>
/// <param name="IncidentId">Where to, for offered and assigned.</param>
/// <param name="OfferId">The offer that holds the person, for offered.</param>
/// <param name="Breach">For no-lawful-shift: the rule that stands in the way of most of the shifts, as one of them would break it.</param>
public sealed record ObstacleDto(
    string Reason,
    DateOnly? FromDate = null,
    DateOnly? LastDate = null,
    Guid? IncidentId = null,
    string? IncidentTitle = null,
    string? MunicipalityName = null,
    Guid? OfferId = null,
    BreachDto? Breach = null);
