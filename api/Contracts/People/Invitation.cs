namespace MutualAid.Contracts.People;

/// <summary>Shown once: only its hash is kept. A new one ends the one before.</summary>
/// <param name="Code">Four groups of four letters and digits.</param>
public sealed record InvitePersonResponse(string Code, string Name, DateTimeOffset ExpiresAt);
