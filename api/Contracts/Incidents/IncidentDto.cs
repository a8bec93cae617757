namespace MutualAid.Contracts.Incidents;

/// <summary>One incident, as its own municipality's crisis leads and coordinators see it.</summary>
/// <param name="Phase">acute, rebuild or aftermath.</param>
/// <param name="EndedAt">Set once the incident is over. From then on it is read only.</param>
/// <param name="Version">Goes with every change; an older one is refused.</param>
/// <param name="Filed">When a neighbour filed it.</param>
public sealed record IncidentDto(
    Guid Id, string MunicipalityCode, string MunicipalityName, IncidentFacts Facts, string Phase, DateTimeOffset? EndedAt, DateTimeOffset CreatedAt, int Version,
    FilingDto? Filed = null);

/// <summary>That a neighbour filed an incident for the municipality, which could not get in itself.</summary>
/// <param name="ConfirmedWith">Whom of the stricken municipality the filer spoke to over the phone.</param>
/// <param name="TakenOverAt">From when on the filer has no more rights over it than others.</param>
public sealed record FilingDto(string MunicipalityCode, string MunicipalityName, string Reason, string ConfirmedWith, DateTimeOffset ConfirmedAt, DateTimeOffset? TakenOverAt);

/// <summary>What a crisis lead says about an incident, when it is declared and when it is edited.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Situation">What has happened, in plain words; 1 to 4,000 characters.</param>
/// <param name="LegalGround">leh_4_1 (LEH 4 kap. 1 §), kl_9_37 (KL 9 kap. 37 §) or other.</param>
/// <param name="ExtraordinaryAt">When the event was declared extraordinary (LEH 1 kap. 4 §); needed for leh_4_1.</param>
/// <param name="DecidedBy">Who decided to ask for help, by role or name; 1 to 200 characters.</param>
/// <param name="StartedAt">When it began; not in the future.</param>
/// <param name="ContactName">Whom helpers call; 1 to 120 characters.</param>
/// <param name="ContactPhone">A work number; digits, spaces, hyphens, brackets and a leading plus, 5 to 30 characters.</param>
/// <param name="Site">Where helpers on site go; 1 to 200 characters.</param>
public sealed record IncidentFacts(
    string Title, string Situation, string LegalGround, DateTimeOffset? ExtraordinaryAt, string DecidedBy, DateTimeOffset StartedAt, string ContactName, string ContactPhone, string Site);

public static class IncidentLimits
{
    public const int TitleLength = 120;
    public const int SituationLength = 4000;
    public const int DecidedByLength = 200;
    public const int ContactNameLength = 120;
    public const int ContactPhoneLength = 30;
    public const int SiteLength = 200;
}
