namespace MutualAid.Contracts.Requests;

/// <param name="Version">As read. An older one is 409 <c>/problems/outdated</c> with the newer state as <c>current</c>.</param>
public sealed record EditRequestRequest(RequestFacts Facts, int Version);

/// <param name="Version">The version that the sender saw; an older one is refused as for <see cref="EditRequestRequest"/>.</param>
public sealed record SendRequestRequest(int Version);

/// <param name="Version">As for <see cref="SendRequestRequest"/>.</param>
public sealed record WithdrawRequestRequest(int Version);

/// <param name="Shifts">Written as points in time.</param>
/// <param name="ShiftsBegun">Left out, because they had begun when the request was sent.</param>
public sealed record SendRequestResponse(RequestDto Request, int Shifts, int ShiftsBegun);
