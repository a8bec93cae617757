using System.ComponentModel.DataAnnotations;

namespace MutualAid.Contracts.Schedules;

/// <summary>Asks the engine for a schedule for an incident. One run at a time: a second request is answered with the one that is under way.</summary>
/// <param name="TimeLimitSeconds">How long the engine may go on improving; 30 when absent.</param>
/// <param name="Seed">The same seed on the same facts gives the same search; drawn when absent.</param>
public sealed record StartScheduleRunRequest([property: Range(5, 600)] int? TimeLimitSeconds = null, int? Seed = null);

/// <summary>How far a run has come. Figures are those of its best saved schedule.</summary>
/// <param name="Status">queued, running, finished, stopped, interrupted or failed.</param>
/// <param name="Attempt">1, or more when the run was taken up again after a node died.</param>
/// <param name="Failure">A stable code when <paramref name="Status"/> is failed, else absent.</param>
/// <param name="PublishedVersion">The version that this run was published as, if it was.</param>
public sealed record ScheduleRunDto(
    Guid Id,
    Guid IncidentId,
    string IncidentTitle,
    string MunicipalityCode,
    string Status,
    int TimeLimitSeconds,
    int Seed,
    DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FirstLawfulAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset Now,
    bool StopRequested,
    int Attempt,
    int SchedulesFound,
    int Seats,
    int SeatsFilled,
    int People,
    int Municipalities,
    string? Failure,
    int? PublishedVersion)
{
    public bool IsActive => Status is "queued" or "running";

    /// <summary>How it went, in order of time, the latest last; some hundred points at most.</summary>
    public RunPointDto[] Course { get; init; } = [];
}

/// <summary>What a run had reached at a time.</summary>
/// <param name="ElapsedSeconds">Since the run began.</param>
/// <param name="SeatsAtMost">With the empty seats that the same people could fill too, as far as is proven; absent while nothing is.</param>
/// <param name="BurdenGap">Of what the schedule costs people, the share that could be spared at most with the same seats filled: 0 to 1; absent while none of it is proven to be needed.</param>
public sealed record RunPointDto(double ElapsedSeconds, int SeatsFilled, int? SeatsAtMost, double? BurdenGap);
