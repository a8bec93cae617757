namespace MutualAid.Scheduling.Model;

/// <summary>A person on a shift.</summary>
public readonly record struct Assignment(ShiftId Shift, PersonId Person);
