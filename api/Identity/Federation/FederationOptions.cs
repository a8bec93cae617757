namespace MutualAid.Identity.Federation;

/// <summary>Settings <c>Identity:Federation</c>.</summary>
public sealed class FederationOptions
{
    /// <summary>Lets a provider be at http on this machine's loopback. For tests and the demo, never where others can reach the host.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Where someone goes whose sign-in came to nothing: <c>?refused=RULE&amp;provider=KEY</c> is added.</summary>
    public string RefusedPath { get; set; } = IdentitySetup.SignInPath;

    /// <summary>Where someone goes whom a provider vouches for and who has no account yet. <see cref="PendingSignIns"/> knows them there.</summary>
    public string NotLinkedPath { get; set; } = "/sign-in/not-linked";

    /// <summary>Where someone goes who was to confirm who they are and did not: the same is added, and <c>returnUrl</c>.</summary>
    public string NotConfirmedPath { get; set; } = "/confirm";

    /// <summary>Where the provider's own sign-out ends.</summary>
    public string SignedOutPath { get; set; } = "/sign-in?done=signed-out";

    /// <summary>How often every provider is asked whether it is there.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(60);

    internal static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>From the redirect to the provider until the way back.</summary>
    internal static readonly TimeSpan LoginLifetime = TimeSpan.FromMinutes(15);
}
