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
    public const string Approver = "approver";
    public const string CrisisLead = "crisis_lead";
    public const string Communicator = "communicator";
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";
    public const string Operator = "operator";

    /// <summary>A policy and no role: whoever may decide on the hours of a municipality's own staff.</summary>
    public const string CoordinatorOrCrisisLead = "coordinator_or_crisis_lead";

    /// <summary>Policies and no roles: whoever looks after access, reads what happened to it, or sees who would get in.</summary>
    public const string ManagesAccess = "manages_access", ReadsAccessAudit = "reads_access_audit", SeesReadiness = "sees_readiness";

    /// <summary>A policy and no role: whoever says yes to loans and to what they do to the hours of the employer's people.</summary>
    public const string CoordinatorOrApprover = "coordinator_or_approver";

    /// <summary>The same, and the crisis lead whose schedule it is.</summary>
    public const string DecidesOverrides = "decides_overrides";
    /// <summary>A policy and no role: whoever sees who came in past a municipality's own provider, and who lets whom in.</summary>
    public const string CrisisWatch = "crisis_watch";

    internal static void AddRoles(this IServiceCollection services)
    {
        var rights = services.AddAuthorizationBuilder();
        foreach (var role in (string[])[Staff, Coordinator, Approver, CrisisLead, Communicator, Administrator, Auditor, Operator]) Add(role, role);
        Add(CoordinatorOrCrisisLead, Coordinator, CrisisLead);
        Add(CoordinatorOrApprover, Coordinator, Approver);
        Add(DecidesOverrides, Coordinator, Approver, CrisisLead);
        Add(ManagesAccess, Administrator, Operator);
        Add(ReadsAccessAudit, Administrator, Auditor);
        Add(SeesReadiness, Coordinator, Administrator);
        Add(CrisisWatch, CrisisLead, Administrator, Auditor, Operator);

        void Add(string name, params string[] roles) => rights.AddPolicy(name, policy => policy.RequireAssertion(context =>
            context.User.FindAll(SignedIn.RoleClaim).Any(grant => roles.Any(role => grant.Value.StartsWith($"{role}@", StringComparison.Ordinal)))));
    }
}
