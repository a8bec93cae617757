using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;

namespace MutualAid.Server.Platform;

/// <summary>What somebody may do in a municipality. Endpoints declare them, handlers ask for them with the municipality of the thing itself.</summary>
enum Right
{
    /// <summary>One's own shifts, hours and time reports.</summary>
    OwnShifts,

    /// <summary>The employer's people: skills, leave, work at home, files.</summary>
    Register,

    /// <summary>Letting one of the employer's people have an account: a right of persons alone.</summary>
    Invite,

    /// <summary>The hours of the employer's people at all incidents, and the overrides made for them.</summary>
    StaffHours,

    /// <summary>The employer's own numbers about hours.</summary>
    HourRules,

    /// <summary>Emergency overtime and the crisis agreement for the employer's own people.</summary>
    HourModes,

    ReadIncidents,
    LeadIncident,
    ReadRequests,
    AskForHelp,
    MakeSchedule,
    PublishSchedule,
    ChangeSchedule,

    /// <summary>Rules passed in the stricken municipality's schedule, by another than who asked.</summary>
    PassRulesAsHost,

    /// <summary>The same, by the employer of the person.</summary>
    PassRulesAsHome,

    /// <summary>Reading what others ask for and offering the employer's people.</summary>
    Lend,

    SeeOffers,
    ReportTimeOfOthers,
    ApproveTimeAsHost,
    ApproveTimeAsHome,

    /// <summary>What the employer's people have reported: for pay and for files.</summary>
    ReadTimeReports,

    /// <summary>The employer's programs that call in its name.</summary>
    MachineClients,

    /// <summary>Who gets in: roles, invitations, help, leavers.</summary>
    ManageAccess,

    /// <summary>The same for a municipality's administrators alone: the first ones have nobody there to ask.</summary>
    AppointAdministrators,

    ReadAccessAudit,

    /// <summary>Who could get in while the municipality's own sign-in is dead.</summary>
    SeeReadiness,

    /// <summary>The municipality's own sign-in: its provider and what that gives.</summary>
    Providers,

    /// <summary>What concerns all municipalities' providers: all of them in one list, private networks, our own keys.</summary>
    AllProviders,

    /// <summary>Who came in without the municipality's provider, and what was done.</summary>
    ReadCrisisSessions,

    EndCrisisSession,
    ReviewCrisisSession,

    /// <summary>The same for every municipality, without names.</summary>
    WatchCrisisSessions,

    /// <summary>The numbers at which the municipality's people are rung back before somebody vouches for them.</summary>
    CrisisPhones,

    /// <summary>Letting in somebody of another municipality whom one has rung back.</summary>
    Vouch,

    /// <summary>Being the second of the two.</summary>
    ApproveVouching,

    /// <summary>Declaring an incident and asking for help for a municipality that cannot get in.</summary>
    FileForNeighbour,
}

/// <summary>The one table that turns roles into rights. A role holds in one municipality, and so does all that it gives; but what the operator's gives holds in every one.</summary>
static class Rights
{
    static readonly FrozenDictionary<Right, string[]> Table = new Dictionary<Right, string[]>
    {
        [Right.OwnShifts] = [Role.Staff],
        [Right.Register] = [Role.Coordinator, Role.MachineRegister],
        [Right.Invite] = [Role.Coordinator],
        [Right.StaffHours] = [Role.Coordinator, Role.Approver],
        [Right.HourRules] = [Role.Coordinator],
        [Right.HourModes] = [Role.Coordinator, Role.CrisisLead],
        [Right.ReadIncidents] = [Role.CrisisLead, Role.Coordinator, Role.Approver, Role.Communicator, Role.Auditor],
        [Right.LeadIncident] = [Role.CrisisLead],
        [Right.ReadRequests] = [Role.CrisisLead, Role.Coordinator, Role.Approver, Role.Communicator, Role.Auditor],
        [Right.AskForHelp] = [Role.CrisisLead],
        [Right.MakeSchedule] = [Role.CrisisLead],
        [Right.PublishSchedule] = [Role.CrisisLead],
        [Right.ChangeSchedule] = [Role.CrisisLead],
        [Right.PassRulesAsHost] = [Role.CrisisLead],
        [Right.PassRulesAsHome] = [Role.Coordinator, Role.Approver],
        [Right.Lend] = [Role.Coordinator, Role.Approver],
        [Right.SeeOffers] = [Role.CrisisLead],
        [Right.ReportTimeOfOthers] = [Role.CrisisLead],
        [Right.ApproveTimeAsHost] = [Role.CrisisLead],
        [Right.ApproveTimeAsHome] = [Role.Coordinator, Role.Approver],
        [Right.ReadTimeReports] = [Role.Coordinator, Role.Approver, Role.MachineTimeReports],
        [Right.MachineClients] = [Role.Administrator],
        [Right.ManageAccess] = [Role.Administrator],
        [Right.AppointAdministrators] = [Role.Operator],
        [Right.ReadAccessAudit] = [Role.Administrator, Role.Auditor],
        [Right.SeeReadiness] = [Role.Coordinator, Role.Administrator],
        [Right.Providers] = [Role.Administrator, Role.Operator],
        [Right.AllProviders] = [Role.Operator],
        [Right.ReadCrisisSessions] = [Role.CrisisLead, Role.Administrator, Role.Auditor],
        [Right.EndCrisisSession] = [Role.CrisisLead, Role.Administrator],
        [Right.ReviewCrisisSession] = [Role.CrisisLead, Role.Administrator],
        [Right.WatchCrisisSessions] = [Role.Operator],
        [Right.CrisisPhones] = [Role.Administrator],
        [Right.Vouch] = [Role.CrisisLead],
        [Right.ApproveVouching] = [Role.CrisisLead, Role.Operator],
        [Right.FileForNeighbour] = [Role.CrisisLead],
    }.ToFrozenDictionary();

    /// <summary>Whether what a role gives holds in every municipality, wherever the role itself is held.</summary>
    public static bool HoldsEverywhere(string role) => role == Role.Operator;

    /// <summary>What a crisis session does not give, though its roles would: nobody who came in that way lets others in, speaks for others or clears a colleague's.</summary>
    /// <remarks>Which roles hold in one at all is <see cref="Identity.CrisisSessions.Roles"/>, where both hosts read it.</remarks>
    static readonly FrozenSet<Right> NotInCrisisSession = [Right.ReviewCrisisSession, Right.Vouch, Right.ApproveVouching, Right.FileForNeighbour];

    /// <summary>What a neighbour's crisis lead may do to the incident that they filed, until it is taken over.</summary>
    static readonly FrozenSet<Right> OfFilers = [Right.ReadIncidents, Right.LeadIncident, Right.ReadRequests, Right.AskForHelp];

    public static bool HoldsInCrisisSession(this Right right) => !NotInCrisisSession.Contains(right);

    public static bool IsOfFilers(this Right right) => OfFilers.Contains(right);

    /// <summary>The roles that give a right.</summary>
    public static IReadOnlyList<string> RolesWith(Right right) => Table[right];

    /// <summary>Nobody gets to an endpoint that declares nothing, signed in or not.</summary>
    public static void AddRights(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<IAuthorizationHandler, RightHandler>();
        services.AddHttpContextAccessor();
    }

    /// <summary>
    /// The caller must have one of the rights: in the municipality that the route names as <c>{code}</c>, or, where the route names
    /// none, in some municipality. The handler then asks <see cref="Caller.May"/> with the municipality of the thing it finds.
    /// </summary>
    public static TBuilder Requires<TBuilder>(this TBuilder builder, params Right[] rights) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new AnyOf(rights)).Build());

    /// <summary>Any signed-in person, whatever the role.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    public sealed record AnyOf(IReadOnlyList<Right> Rights) : IAuthorizationRequirement;

    sealed class RightHandler(IHttpContextAccessor http) : AuthorizationHandler<AnyOf>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AnyOf asked)
        {
            if (context.User.Identity?.IsAuthenticated != true) return Task.CompletedTask;

            var code = http.HttpContext?.GetRouteValue("code") as string;
            var caller = Caller.From(context.User);
            if (asked.Rights.Any(right => code is null ? caller.MaySomewhere(right) : caller.May(right, code))) context.Succeed(asked);

            return Task.CompletedTask;
        }
    }
}
