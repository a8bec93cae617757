using Microsoft.AspNetCore.Authorization;

namespace MutualAid.Server.Platform;

/// <summary>Deny by default; an endpoint says which roles may call it.</summary>
static class Rights
{
    public static void AddRights(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        services.AddHttpContextAccessor();
    }

    /// <summary>
    /// The caller must have one of the roles: in the municipality that the route names as <c>{code}</c>, or, where the route names
    /// none, in some municipality. The handler then checks the municipality of the thing it finds.
    /// </summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RoleRequirement(roles)).Build());

    /// <summary>Any signed-in person, whatever the role.</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    public sealed record RoleRequirement(string[] Roles) : IAuthorizationRequirement;

    sealed class RoleHandler(IHttpContextAccessor http) : AuthorizationHandler<RoleRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
        {
            if (context.User.Identity?.IsAuthenticated != true) return Task.CompletedTask;

            var code = http.HttpContext?.GetRouteValue("code") as string;
            var caller = Caller.From(context.User);
            if (caller.Grants.Any(grant => requirement.Roles.Contains(grant.Role) && (code is null || grant.MunicipalityCode == code)))
                context.Succeed(requirement);

            return Task.CompletedTask;
        }
    }
}
