namespace MutualAid.Scheduling.Search;

/// <summary>How long and along which path to search.</summary>
/// <param name="Seed">The same seed and step limit give the same schedule.</param>
/// <param name="MaxSteps">Null searches until it is stopped.</param>
/// <param name="IdleSteps">Give up after so many steps without a better schedule; null never does.</param>
/// <param name="Proves">Whether a second thread finds out meanwhile how good the best schedule could be. It changes no schedule, only when the search may end: once the best is proven to be the best.</param>
/// <param name="TargetGap">Where to end, once no more seats can be filled: a <see cref="Model.Proof.Gap"/>. Only asked with <paramref name="Proves"/>.</param>
public sealed record SearchSettings(int Seed = 1, long? MaxSteps = null, long? IdleSteps = null, bool Proves = false, double TargetGap = 0);
