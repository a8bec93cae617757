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

    /// <summary>A policy only: either of the two.</summary>
    public const string LeadOrCoordinator = "crisis_lead_or_coordinator";

    internal static void AddRoles(this IServiceCollection services)
    {
        var rights = services.AddAuthorizationBuilder();
        rights.AddPolicy(LeadOrCoordinator, policy => policy.RequireAssertion(context => Has(context, CrisisLead) || Has(context, Coordinator)));
        foreach (var role in (string[])[Staff, Coordinator, CrisisLead, Operator])
        {
            rights.AddPolicy(role, policy => policy.RequireAssertion(context => Has(context, role)));
        }

        static bool Has(AuthorizationHandlerContext context, string role) =>
            context.User.FindAll(SignedIn.RoleClaim).Any(grant => grant.Value.StartsWith($"{role}@", StringComparison.Ordinal));
    }
}
