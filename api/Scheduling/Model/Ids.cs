namespace MutualAid.Scheduling.Model;

public readonly record struct PersonId(Guid Value);

public readonly record struct ShiftId(Guid Value);

/// <summary>Several of them in one problem share people.</summary>
public readonly record struct IncidentId(Guid Value);

/// <summary>The line of a request that a shift comes from: shifts of one need are shown together.</summary>
public readonly record struct NeedId(Guid Value);
