using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Access;

static class AccessEndpoints
{
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me", GetMe.Handle).WithName(nameof(GetMe)).WithTags("Access").RequiresSignIn();

        var accounts = routes.MapGroup("/municipalities/{code}").WithTags("Access").Requires(Right.ManageAccess, Right.AppointAdministrators);
        accounts.MapGet("/accounts", ListAccounts.Handle).WithName(nameof(ListAccounts));

        // No answer is kept for a second click where it has a code in clear.
        var changes = accounts.MapGroup("").RequiresFreshSignIn();
        changes.MapPost("/account-invitations", InviteAccount.Handle).WithName(nameof(InviteAccount));
        changes.MapDelete("/account-invitations/{invitationId:guid}", WithdrawInvitation.Handle).WithName(nameof(WithdrawInvitation));
        changes.MapPut("/accounts/{accountId:guid}/roles/{role}", GiveRole.Handle).WithName(nameof(GiveRole));
        changes.MapDelete("/accounts/{accountId:guid}/roles/{role}", TakeRole.Handle).WithName(nameof(TakeRole));
        changes.MapDelete("/accounts/{accountId:guid}/sessions", EndAccountSessions.Handle).WithName(nameof(EndAccountSessions));
        changes.MapPost("/accounts/{accountId:guid}/switch-off", SwitchOffAccount.Handle).WithName(nameof(SwitchOffAccount));
        changes.MapDelete("/accounts/{accountId:guid}/switch-off", SwitchOnAccount.Handle).WithName(nameof(SwitchOnAccount));
        changes.MapPost("/accounts/{accountId:guid}/factor-removal", RemoveFactors.Handle).WithName(nameof(RemoveFactors));
        changes.MapPost("/accounts/{accountId:guid}/recovery-code", MakeRecoveryCode.Handle).WithName(nameof(MakeRecoveryCode));

        var audit = routes.MapGroup("/municipalities/{code}").WithTags("Access").Requires(Right.ReadAccessAudit);
        audit.MapGet("/access-events", ListAccessEvents.Handle).WithName(nameof(ListAccessEvents));
        audit.MapGet("/access-events.csv", ExportAccessEvents.Handle).WithName(nameof(ExportAccessEvents));

        var readiness = routes.MapGroup("/municipalities/{code}").WithTags("Access").Requires(Right.SeeReadiness);
        readiness.MapGet("/readiness", GetReadiness.Handle).WithName(nameof(GetReadiness));
        readiness.MapPost("/readiness/{accountId:guid}/asking", AskToGetReady.Handle).WithName(nameof(AskToGetReady)).WithIdempotency();
    }
}
