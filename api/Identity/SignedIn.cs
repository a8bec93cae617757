using System.Globalization;
using System.Security.Claims;

namespace MutualAid.Identity;

/// <summary>What a session says about the person who holds it.</summary>
public static class SignedIn
{
    /// <summary>A role in a municipality: <c>coordinator@2514</c>.</summary>
    public const string RoleClaim = "mutualaid:role";

    /// <summary>The employer's code. Says nothing about rights.</summary>
    public const string MunicipalityClaim = "mutualaid:municipality";

    /// <summary>One of <see cref="SignInMethod"/>: the last one that the person used in this session.</summary>
    public const string MethodClaim = "amr";

    /// <summary>When that was, in seconds since 1970. Absent where a provider did not say when it had last seen the person.</summary>
    public const string TimeClaim = "auth_time";

    /// <summary>Whether the person has proved who they are within this time, however they did.</summary>
    public static bool IsFresh(this ClaimsPrincipal person, DateTimeOffset now, TimeSpan within) =>
        long.TryParse(person.FindFirstValue(TimeClaim), CultureInfo.InvariantCulture, out var at)
        && now - DateTimeOffset.FromUnixTimeSeconds(at) <= within;

    /// <summary>The same, and by more than a pass phrase: what a change that matters asks for.</summary>
    public static bool IsFreshAndStrong(this ClaimsPrincipal person, DateTimeOffset now, TimeSpan within) =>
        SignInMethod.IsStrong(person.FindFirstValue(MethodClaim)) && person.IsFresh(now, within);

    internal static ClaimsPrincipal By(ClaimsPrincipal person, string? method, DateTime? provedAt)
    {
        var claims = (ClaimsIdentity)person.Identity!;
        if (method is not null) claims.AddClaim(new(MethodClaim, method));
        if (provedAt is { } at)
            claims.AddClaim(new(TimeClaim, new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
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
