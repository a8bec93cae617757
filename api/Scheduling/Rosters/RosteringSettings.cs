namespace MutualAid.Scheduling.Rosters;

/// <summary>How to search. The same seed, number of threads and step limit give the same answers.</summary>
/// <param name="MaxSteps">Rounds of pricing and of improvement; null searches until it is stopped.</param>
/// <param name="TargetGap">Where to stop, as a share of the cost: 0.01 is one per cent above the bound.</param>
public sealed record RosteringSettings(int Seed = 1, int Threads = 1, int? MaxSteps = null, double TargetGap = 0);
