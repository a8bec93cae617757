namespace MutualAid.Identity.Machines;

/// <summary>Settings <c>Identity:Machines</c>.</summary>
public sealed class MachineOptions
{
    /// <summary>
    /// The API as machines name it in <c>aud</c>: best its public address, which no other installation has. Without it no machine gets in.
    /// </summary>
    public string? Audience { get; set; }
}
