using System.Security.Claims;
using MutualAid.Identity;

namespace MutualAid.Web.Platform;

/// <summary>The person at the browser, as the session says. What they may do to a thing is for the API to judge.</summary>
public sealed class SignedInUser(IHttpContextAccessor context, MunicipalityNames municipalities, ApiClient api)
{
    ClaimsPrincipal? User => context.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    public bool IsSignedIn => User is not null;
    public Guid AccountId => Guid.Parse(Claim(ClaimTypes.NameIdentifier));
    public string Name => Claim(ClaimTypes.Name);

    /// <summary>The employer's code.</summary>
    public string MunicipalityCode => Claim(SignedIn.MunicipalityClaim);

    /// <summary>Until when, where the session is a crisis session: one that came past the municipality's own provider.</summary>
    public DateTimeOffset? CrisisUntil => User?.CrisisUntil();

    /// <summary>Whether the person has the role somewhere.</summary>
    public bool Is(string role) => CodesAs(role).Any();

    /// <summary>The municipality that the person acts for in this role. Their employer if they have the role there, else the first.</summary>
    public string? CodeAs(string role) => CodesAs(role).OrderByDescending(code => code == MunicipalityCode).FirstOrDefault();

    /// <summary>The same for whichever of the roles the person has, the first one first.</summary>
    public string? CodeAs(params string[] roles) => roles.Select(CodeAs).FirstOrDefault(code => code is not null);

    public IEnumerable<string> CodesAs(string role) =>
        from grant in User?.FindAll(SignedIn.RoleClaim) ?? []
        let parts = grant.Value.Split('@')
        where parts is [_, _] && parts[0] == role
        select parts[1];

    /// <summary><c>Kalix</c>; the code itself when the API does not answer.</summary>
    public Task<string> MunicipalityName(CancellationToken cancellation) => municipalities.Of(MunicipalityCode, api, cancellation);

    string Claim(string type) => User?.FindFirstValue(type) ?? throw new InvalidOperationException("Nobody is signed in.");
}
