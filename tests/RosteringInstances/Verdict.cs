namespace MutualAid.RosteringInstances;

/// <summary>What a checker says of a roster file: the hard rules that it breaks, each in words, and what it costs.</summary>
public sealed record Verdict(IReadOnlyList<string> Violations, long Cost);
