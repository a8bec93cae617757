namespace MutualAid.Contracts.Vouching;

/// <summary>Letting in somebody of another municipality whom one has rung back.</summary>
/// <param name="State">begun, waiting (for a second person), approved, coded (the code can be used), used, withdrawn or expired.</param>
/// <param name="Name">Whom it is about. Null, as the other names, for an operator who is not asked to be the second person: which municipality and when is what there is to watch.</param>
/// <param name="Phone">The number to ring; to the voucher alone, while it is needed.</param>
/// <param name="Asked">What was asked to know the person by.</param>
/// <param name="Heard">What was answered.</param>
/// <param name="ExpiresAt">Until when the next step can be taken.</param>
public sealed record VouchingDto(
    Guid Id, string State, string MunicipalityCode, string MunicipalityName, string? Name, string? VoucherName, string VoucherMunicipalityName, string? Phone, string? Asked, string? Heard,
    DateTimeOffset BegunAt, DateTimeOffset ExpiresAt, string? ApproverName, bool IsVoucher, bool MayApprove, bool MayWithdraw);

/// <summary>A municipality whose people can be vouched for: it has a provider of its own that may be dead, and people with a crisis role.</summary>
public sealed record VouchingMunicipalityDto(string Code, string Name);

/// <param name="Roles">crisis_lead, communicator.</param>
/// <param name="MayBeVouchedFor">Whether a number is registered since long enough.</param>
/// <param name="PhoneHoldsFrom">When a number is registered and too new.</param>
public sealed record VouchablePersonDto(Guid AccountId, string Name, string[] Roles, bool MayBeVouchedFor, DateTimeOffset? PhoneHoldsFrom);

public sealed record BeginVouchingRequest(Guid AccountId);

/// <param name="Asked">1 to <see cref="VouchingLimits.TextLength"/> characters, as <paramref name="Heard"/>.</param>
public sealed record SendVouchingRequest(string Asked, string Heard);

/// <param name="Code">To be read out. It is not shown again.</param>
public sealed record VouchingCodeResponse(string Code, DateTimeOffset ExpiresAt);

public static class VouchingLimits
{
    public const int TextLength = 1000;
    public const int PhoneLength = 30;
}

/// <param name="Number">Null when none is registered.</param>
public sealed record CrisisPhoneDto(string? Number, DateTimeOffset? EnteredAt);

/// <param name="Number">Null takes the number away.</param>
public sealed record SetCrisisPhoneRequest(string? Number);

/// <summary>Somebody of the municipality with a crisis role. The number itself is shown to nobody but whoever rings it.</summary>
public sealed record CrisisPhoneHolderDto(Guid AccountId, string Name, string[] Roles, DateTimeOffset? EnteredAt);
