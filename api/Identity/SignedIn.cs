using System.Security.Claims;

namespace MutualAid.Identity;

/// <summary>What a session says about the person who holds it.</summary>
public static class SignedIn
{
    /// <summary>A role in a municipality: <c>coordinator@2514</c>.</summary>
    public const string RoleClaim = "mutualaid:role";

    /// <summary>The employer's code. Says nothing about rights.</summary>
    public const string MunicipalityClaim = "mutualaid:municipality";

    public static ClaimsPrincipal Principal(Guid accountId, string name, string municipalityCode, IEnumerable<string> grants) =>
        new(new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, accountId.ToString()),
                new(ClaimTypes.Name, name),
                new(MunicipalityClaim, municipalityCode),
                .. grants.Select(grant => new Claim(RoleClaim, grant)),
            ],
            Sessions.Scheme));
}
