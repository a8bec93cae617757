namespace MutualAid.Scheduling.Search;

/// <summary>How long and along which path to search.</summary>
/// <param name="Seed">The same seed and step limit give the same schedule.</param>
/// <param name="MaxSteps">Null searches until it is stopped.</param>
/// <param name="IdleSteps">Give up after so many steps without a better schedule; null never does.</param>
public sealed record SearchSettings(int Seed = 1, long? MaxSteps = null, long? IdleSteps = null);
