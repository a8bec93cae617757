namespace MutualAid.Contracts.Access;

/// <summary>Who gets into a municipality, and who is on the way in.</summary>
/// <param name="MayGive">The roles that the caller may give and take here.</param>
public sealed record AccountsDto(string MunicipalityName, string[] MayGive, AccountDto[] Accounts, OpenInvitationDto[] Invitations);

/// <param name="IsOwn">The municipality is the person's employer, and may look after the account itself. Of others it may take its own roles.</param>
/// <param name="IsCaller">The account of whoever asks.</param>
/// <param name="LastSignInBy">A method, as in <c>passkey</c>.</param>
public sealed record AccountDto(
    Guid Id, string Name, bool IsOwn, bool IsCaller, bool IsOperator, DateTimeOffset? SwitchedOffAt, HeldRoleDto[] Roles, WaysInDto Ways, int OpenSessions,
    DateTimeOffset? LastSignInAt, string? LastSignInBy);

/// <param name="Origin"><c>setup</c>, <c>register</c>, <c>invitation</c>, <c>administrator</c> or <c>operator</c>.</param>
/// <param name="GivenBy">A name; nothing where nobody is known.</param>
public sealed record HeldRoleDto(string Role, string Origin, string? GivenBy, DateTimeOffset GivenAt);

/// <param name="CodesLeft">Printed ones that were not used.</param>
/// <param name="Provider">The municipality's own sign-in knows the person.</param>
public sealed record WaysInDto(int Passkeys, bool App, int CodesLeft, bool PassPhrase, bool Provider)
{
    /// <summary><c>strong</c>, <c>phrase-only</c> or <c>none</c>: how one would get in while the municipality's own sign-in is dead.</summary>
    public string WithoutProvider => Passkeys > 0 || (PassPhrase && (App || CodesLeft > 0)) ? "strong" : PassPhrase ? "phrase-only" : "none";
}

public sealed record OpenInvitationDto(Guid Id, string Name, string Role, string? InvitedBy, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt);

public sealed record InviteAccountRequest(string Name, string Role);

/// <param name="Code">Shown once; only its hash is kept.</param>
public sealed record InviteAccountResponse(string Code, string Name, string Role, DateTimeOffset ExpiresAt);

/// <summary>Somebody has lost what they sign in with.</summary>
/// <param name="Reason"><c>lost</c>, <c>stolen</c>, <c>broken</c> or <c>forgotten</c>.</param>
/// <param name="Identified">How the administrator made sure who it is: <c>in-person</c>, <c>called-back</c> or <c>by-manager</c>.</param>
public sealed record HelpGetInRequest(string Reason, string Identified);

/// <param name="Code">For the page <c>/recover</c>. Shown once; only its hash is kept.</param>
public sealed record RecoveryCodeResponse(string Code, string Name, DateTimeOffset ExpiresAt);
