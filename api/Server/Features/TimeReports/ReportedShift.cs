using MutualAid.Contracts.TimeReports;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using NodaTime;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>Someone on a shift, and the newest report of what was worked of it, when there is one.</summary>
/// <param name="State">reported, host_approved, home_approved or returned; null without a report.</param>
/// <param name="WorkedFrom">Null, with <paramref name="WorkedTo"/>, when nothing is reported or the person did not work.</param>
/// <param name="BreaksFrom">An array column is an Array to Dapper, whatever it holds.</param>
/// <param name="AccountId">The person's own account, when there is one.</param>
sealed record ReportedShift(
    Guid AssignmentId, Guid PersonId, Guid? AccountId, string PersonName, string HomeCode, string HomeName,
    Guid IncidentId, string IncidentTitle, string HostCode, string HostName, string Need, string Place, Instant StartsAt, Instant EndsAt, string Answer, Instant? CancelledAt,
    Guid? ReportId, int? Number, int? Version, string? State, Instant? WorkedFrom, Instant? WorkedTo, string? Kind, string? Note, string? ReportedAs, Instant? ReportedAt,
    bool? BreaksAreKnown, Array BreaksFrom, Array BreaksTo, string? ReturnedBy, string? ReturnedWhy)
{
    public string? DutyPlace => Place == "on_site" ? HostCode : null;

    public Duty Planned => new(StartsAt, EndsAt, Employer.Host, DutyPlace);

    /// <summary>What was worked; null when nothing is reported or the person did not work.</summary>
    public Duty? Worked => WorkedFrom is { } from && WorkedTo is { } to ? new(from, to, Employer.Host, DutyPlace, DutyKinds.Parse(Kind!), Breaks) : null;

    public BreakList? Breaks => BreaksAreKnown == true
        ? new(BreaksFrom.Cast<DateTime>().Zip(BreaksTo.Cast<DateTime>(), (from, to) => new Interval(Instant.FromDateTimeUtc(from), Instant.FromDateTimeUtc(to))))
        : null;

    public bool IsAsPlanned => Kind == "ordinary" && WorkedFrom == StartsAt && WorkedTo == EndsAt;

    /// <summary>Why it takes no report, whoever reports.</summary>
    public string? WhyNot(Instant now) => this switch
    {
        { CancelledAt: not null } => "shift-cancelled",
        { Answer: "no" } => "shift-declined",
        _ when StartsAt > now => "shift-not-started",
        { State: "home_approved" } => "approved",
        _ => null,
    };

    public ReportedShiftDto ToDto(Guid callerId, Instant now, Consequences consequences) => new(
        AssignmentId, IncidentId, IncidentTitle, HostName, Need, PersonName, HomeName, StartsAt.ToDateTimeOffset(), EndsAt.ToDateTimeOffset(),
        IsOwn: AccountId == callerId, WhyNot(now),
        ReportId is { } id
            ? new(
                id, Number!.Value, Version!.Value, State!, IsAsPlanned, DidNotWork: WorkedFrom is null, WorkedFrom?.ToDateTimeOffset(), WorkedTo?.ToDateTimeOffset(),
                Breaks?.Select(pause => new TimeReportBreakDto(pause.Start.ToDateTimeOffset(), pause.End.ToDateTimeOffset())).ToArray(),
                (int)(Worked?.Worked ?? Duration.Zero).TotalMinutes, Kind!, Note!, ReportedAs!, ReportedAt!.Value.ToDateTimeOffset(), ReturnedBy, ReturnedWhy,
                consequences.Breaches, consequences.Rest)
            : null);
}
