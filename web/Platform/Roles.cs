using Microsoft.AspNetCore.Authorization;
using MutualAid.Identity;

namespace MutualAid.Web.Platform;

/// <summary>
/// Roles, and policies of the same name: <c>@attribute [Authorize(Policy = Roles.Coordinator)]</c> lets in whoever has the role
/// somewhere. Where they have it is for the API to judge.
/// </summary>
public static class Roles
{
    public const string Staff = "staff";
    public const string Coordinator = "coordinator";
    public const string CrisisLead = "crisis_lead";
    public const string Operator = "operator";

    internal static void AddRoles(this IServiceCollection services)
    {
        var rights = services.AddAuthorizationBuilder();
        foreach (var role in (string[])[Staff, Coordinator, CrisisLead, Operator])
        {
            rights.AddPolicy(role, policy => policy.RequireAssertion(context =>
                context.User.FindAll(SignedIn.RoleClaim).Any(grant => grant.Value.StartsWith($"{role}@", StringComparison.Ordinal))));
        }
    }
}
