using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace MutualAid.Identity;

/// <summary>What a session says about the person who holds it.</summary>
public static class SignedIn
{
    /// <summary>A role in a municipality: <c>coordinator@2514</c>.</summary>
    public const string RoleClaim = "mutualaid:role";

    /// <summary>The employer's code. Says nothing about rights.</summary>
    public const string MunicipalityClaim = "mutualaid:municipality";

    /// <summary>One of <see cref="SignInMethod"/>.</summary>
    public const string MethodClaim = "amr";

    /// <summary>When it was shown, in seconds since 1970. A session is not prolonged, so it is the session's beginning.</summary>
    public const string TimeClaim = "auth_time";

    /// <summary>Whether the person has lately shown who they are, in whatever way.</summary>
    public static bool IsFresh(this ClaimsPrincipal person, DateTimeOffset now, TimeSpan within) =>
        long.TryParse(person.FindFirstValue(TimeClaim), CultureInfo.InvariantCulture, out var at) && now - DateTimeOffset.FromUnixTimeSeconds(at) <= within;

    /// <summary>Whether the person has lately shown more than a pass phrase: what a change that matters may ask for.</summary>
    public static bool IsFreshAndStrong(this ClaimsPrincipal person, DateTimeOffset now, TimeSpan within) =>
        SignInMethod.IsStrong(person.FindFirstValue(MethodClaim)) && person.IsFresh(now, within);

    internal static ClaimsPrincipal By(ClaimsPrincipal person, AuthenticationProperties session)
    {
        var claims = (ClaimsIdentity)person.Identity!;
        if (session.Items.TryGetValue(Sessions.MethodItem, out var method) && method is not null) claims.AddClaim(new(MethodClaim, method));
        if (session.IssuedUtc is { } at) claims.AddClaim(new(TimeClaim, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        return person;
    }

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
