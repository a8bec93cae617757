using System.Security.Claims;

namespace MutualAid.Identity.Machines;

/// <summary>A machine that has shown who it is, for one request.</summary>
/// <param name="Scopes">What it may do in it. Texts.</param>
sealed record Machine(Guid AccountId, string Name, string MunicipalityCode, Array Scopes)
{
    /// <summary>With a role of its own kind for each scope, such as <c>machine:register@2580</c>: no person has one, and no machine has a person's.</summary>
    public ClaimsPrincipal Principal() => SignedIn.Principal(AccountId, Name, MunicipalityCode, Scopes.Cast<string>().Select(scope => $"machine:{scope}@{MunicipalityCode}"));
}
