using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace MutualAid.Identity;

/// <summary>What cannot be taken back, or opens doors, asks that the person has lately proved who they are: both hosts ask alike.</summary>
/// <remarks>
/// Setting <c>Identity:StepUp:PassPhraseIsEnough</c>, true in Development, where the demo's people have nothing else. Where it is false a
/// person without a second way in has to add one first.
/// </remarks>
public sealed class FreshSignIn(IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
{
    /// <summary>To be shown a form.</summary>
    public static readonly TimeSpan ToSee = TimeSpan.FromMinutes(15);

    /// <summary>To send it. Longer, so that a form that was shown can be filled in.</summary>
    public static readonly TimeSpan ToSend = TimeSpan.FromMinutes(30);

    public bool PassPhraseIsEnough { get; } = configuration.GetValue("Identity:StepUp:PassPhraseIsEnough", environment.IsDevelopment());

    /// <param name="within"><see cref="ToSee"/> or <see cref="ToSend"/>.</param>
    /// <remarks>Whoever was let in by two people has nothing to prove it with again; that session is short, announced and reviewed.</remarks>
    public bool Holds(ClaimsPrincipal person, TimeSpan within) =>
        person.FindFirstValue(SignedIn.MethodClaim) == SignInMethod.Vouched
        || (PassPhraseIsEnough ? person.IsFresh(clock.GetUtcNow(), within) : person.IsFreshAndStrong(clock.GetUtcNow(), within));
}
