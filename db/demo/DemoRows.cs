using NodaTime;

namespace MutualAid.Database.Demo;

/// <summary>A place in the reference tables.</summary>
sealed record Place(string Code, string Name, int Population, double Latitude, double Longitude);

/// <summary>What the demo needs to know of the reference tables.</summary>
sealed record DemoReference(IReadOnlyList<Place> Places, IReadOnlyList<LocalDate> Holidays);

/// <summary>Every row of the demo, before any of it is written.</summary>
sealed record DemoRows(
    DemoCalendar Calendar,
    IReadOnlyList<AccountRow> Accounts,
    IReadOnlyList<PersonRow> People,
    IReadOnlyList<IncidentRow> Incidents,
    IReadOnlyList<RequestRow> Requests,
    IReadOnlyList<NeedRow> Needs,
    IReadOnlyList<ShiftRow> Shifts,
    IReadOnlyList<OfferRow> Offers);

sealed record AccountRow(
    Guid Id, string UserName, string DisplayName, string Municipality, string Role, int Position, string TaskSv, string TaskEn);

sealed record PersonRow(
    Guid Id, Place Home, string Name, string Email, string Phone, string Title)
{
    public Guid? AccountId { get; init; }
    public bool OnSite { get; init; }
    public bool Remote { get; init; }
    public int HomeMinutes { get; init; }
    public int HomeDays { get; init; }
    public int Days { get; init; } = 127;
    public int Nights { get; init; } = 127;
    public Instant Created { get; init; }
    public Instant? Agreed { get; init; }
    public Instant? Deactivated { get; init; }
    public required IReadOnlyList<SkillRow> Skills { get; init; }
    public IReadOnlyList<LeaveRow> Leaves { get; init; } = [];

    public int LevelIn(string skill) => Skills.FirstOrDefault(s => s.Skill == skill)?.Level ?? 0;
}

sealed record SkillRow(string Skill, int Level, Instant? Confirmed);

/// <summary><paramref name="To"/> is not included.</summary>
sealed record LeaveRow(LocalDate From, LocalDate To);

sealed record IncidentRow(
    Guid Id, string Municipality, string Title, string Situation, Instant? Extraordinary, string LegalGround, string DecidedBy, string Phase,
    Instant Started, string ContactName, string ContactPhone, string Site, Guid CreatedBy);

sealed record RequestRow(Guid Id, Guid IncidentId, string Title, Instant AnswerBy, string ReportTo, Instant Sent, Guid CreatedBy);

/// <summary>Days from <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
sealed record NeedRow(
    Guid Id, Guid RequestId, Guid IncidentId, int Position, string Title, string Skill, int Level, int Seats, LocalDate From, LocalDate To,
    string Pattern, int StartMinute, int HandoverMinutes, string PlaceOfWork, int Priority, int? Minimum, bool Guide, bool MixedLenders, bool Liaison);

sealed record ShiftRow(Guid Id, Guid IncidentId, Guid NeedId, Instant Start, Instant End, int Seats);

/// <summary>Days from <paramref name="From"/> up to, not including, <paramref name="To"/>.</summary>
sealed record OfferRow(
    Guid Id, Guid IncidentId, Guid RequestId, string Municipality, LocalDate From, LocalDate To, int CeilingMinutes, Guid OfferedBy,
    IReadOnlyList<Guid> People);
