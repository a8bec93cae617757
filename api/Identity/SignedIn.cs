using Microsoft.AspNetCore.Authentication;
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

    /// <summary>The id of a crisis session, where it is one.</summary>
    public const string CrisisClaim = "mutualaid:crisis";

    /// <summary>When a crisis session ends, in seconds since 1970.</summary>
    public const string CrisisEndClaim = "mutualaid:crisis-until";

    /// <summary>Until when, where the session is a crisis session.</summary>
    public static DateTimeOffset? CrisisUntil(this ClaimsPrincipal person) =>
        long.TryParse(person.FindFirstValue(CrisisEndClaim), CultureInfo.InvariantCulture, out var until) ? DateTimeOffset.FromUnixTimeSeconds(until) : null;

    /// <summary>Whether the person has proved who they are within this time, however they did.</summary>
    public static bool IsFresh(this ClaimsPrincipal person, DateTimeOffset now, TimeSpan within) =>
        long.TryParse(person.FindFirstValue(TimeClaim), CultureInfo.InvariantCulture, out var at)
        && now - DateTimeOffset.FromUnixTimeSeconds(at) <= within;

    /// <summary>The same, and by more than a pass phrase: what a change that matters asks for.</summary>
    public static bool IsFreshAndStrong(this ClaimsPrincipal person, DateTimeOffset now, TimeSpan within) =>
        SignInMethod.IsStrong(person.FindFirstValue(MethodClaim)) && person.IsFresh(now, within);

    internal static ClaimsPrincipal By(ClaimsPrincipal person, string? method, DateTime? provedAt, AuthenticationProperties session)
    {
        var claims = (ClaimsIdentity)person.Identity!;
        if (method is not null) claims.AddClaim(new(MethodClaim, method));
        if (provedAt is { } at)
            claims.AddClaim(new(TimeClaim, new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        if (IsCrisis(session))
        {
            claims.AddClaim(new(CrisisClaim, session.Items[Sessions.CrisisItem]!));
            claims.AddClaim(new(CrisisEndClaim, session.ExpiresUtc!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        }

        return person;
    }

    internal static bool IsCrisis(AuthenticationProperties session) => session.Items.ContainsKey(Sessions.CrisisItem);

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
