using MutualAid.Contracts.Access;

namespace MutualAid.Web.Tests.Features.Access;

/// <summary>Accounts as the API would say them.</summary>
static class GivenAccess
{
    public static readonly string[] AllRoles = ["staff", "coordinator", "approver", "crisis_lead", "communicator", "administrator", "auditor"];

    public static readonly DateTimeOffset At = new(2026, 11, 20, 7, 30, 0, TimeSpan.Zero);

    public static readonly AccountDto Ann = new(
        new("0195d0a0-0000-7000-8000-000000000201"), "Ann Provsson", IsOwn: true, IsCaller: false, IsOperator: false, null,
        [new("crisis_lead", "invitation", "Bo Provsson", At)], new(1, false, 7, true, false), 2, At, "passkey");

    public static readonly AccountDto Me = Ann with
    {
        Id = new("0195d0a0-0000-7000-8000-000000000202"), Name = "Bo Provsson", IsCaller = true, Roles = [new("administrator", "setup", null, At)], Ways = new(0, false, 0, true, false),
    };

    public static readonly OpenInvitationDto Invitation = new(new("0195d0a0-0000-7000-8000-000000000203"), "Cia Provsson", "auditor", "Bo Provsson", At, At.AddDays(14));

    public static AccountsDto List(params AccountDto[] accounts) => new("Luleå", AllRoles, accounts, [Invitation]);
}
