namespace MutualAid.Contracts.Access;

/// <summary>The signed-in account. <see cref="PersonId"/> is set when the account is a person in a staff register.</summary>
public sealed record GetMeResponse(Guid AccountId, string Name, string MunicipalityCode, string MunicipalityName, Guid? PersonId, RoleDto[] Roles);

/// <param name="Role">staff, coordinator, approver, crisis_lead, communicator, administrator, auditor or operator.</param>
public sealed record RoleDto(string Role, string MunicipalityCode);
